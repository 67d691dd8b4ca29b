import { describe, expect, it } from 'vitest'
import { columnsFor, nextPlace } from '../../../../renderer/app/gallery/gridGeometry'

const press = (key: string, index: number) => nextPlace(key, index, 10, 4, 2)

describe('the keyboard in the gallery', () => {
  it('goes along a row and down a column', () => {
    expect(press('ArrowRight', 3)).toBe(4)
    expect(press('ArrowLeft', 4)).toBe(3)
    expect(press('ArrowDown', 1)).toBe(5)
    expect(press('ArrowUp', 5)).toBe(1)
  })

  it('stays where there is nothing further', () => {
    expect(press('ArrowLeft', 0)).toBe(0)
    expect(press('ArrowRight', 9)).toBe(9)
    expect(press('ArrowDown', 8)).toBe(8)
  })

  it('jumps by pages and to both ends', () => {
    expect(press('PageDown', 0)).toBe(8)
    expect(press('PageUp', 9)).toBe(1)
    expect(press('Home', 7)).toBe(0)
    expect(press('End', 0)).toBe(9)
  })

  it('starts at the first picture where none was reached yet', () => {
    expect(press('ArrowDown', -1)).toBe(0)
  })

  it('leaves other keys alone, and does nothing in an empty gallery', () => {
    expect(press('a', 3)).toBeUndefined()
    expect(nextPlace('End', -1, 0, 4, 2)).toBeUndefined()
  })

  it('always has a column, however narrow the side is', () => {
    expect(columnsFor(20, 128)).toBe(1)
    expect(columnsFor(300, 128)).toBe(2)
  })
})

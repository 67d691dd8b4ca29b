import { describe, expect, it } from 'vitest'
import { emptySelection, select, selectedIds } from '../../../../renderer/state/librarySelection'

const order = ['a', 'b', 'c', 'd', 'e']
const click = { toggle: false, range: false }
const ctrl = { toggle: true, range: false }
const shift = { toggle: false, range: true }

describe('the selection of the gallery', () => {
  it('holds the one picture that was clicked last', () => {
    const first = select(emptySelection, 'a', click, order)
    expect(selectedIds(select(first, 'c', click, order))).toEqual(['c'])
  })

  it('takes everything between two pictures with Shift, in either direction', () => {
    const from = select(emptySelection, 'd', click, order)
    expect(selectedIds(select(from, 'b', shift, order))).toEqual(['b', 'c', 'd'])
  })

  it('keeps its start while Shift goes back and forth', () => {
    const from = select(emptySelection, 'b', click, order)
    const wide = select(from, 'e', shift, order)
    expect(selectedIds(select(wide, 'c', shift, order))).toEqual(['b', 'c'])
  })

  it('adds and takes away single pictures with Ctrl', () => {
    const two = select(select(emptySelection, 'a', click, order), 'c', ctrl, order)
    expect(selectedIds(two)).toEqual(['a', 'c'])
    expect(selectedIds(select(two, 'a', ctrl, order))).toEqual(['c'])
  })

  it('adds a range to what is selected with Ctrl and Shift', () => {
    const one = select(emptySelection, 'a', click, order)
    const other = select(one, 'd', ctrl, order)
    expect(selectedIds(select(other, 'e', { toggle: true, range: true }, order))).toEqual([
      'a',
      'd',
      'e',
    ])
  })

  it('selects the picture alone where the start of a range is no longer listed', () => {
    const gone = { ids: new Set(['x']), anchor: 'x', focus: 'x' }
    expect(selectedIds(select(gone, 'b', shift, order))).toEqual(['b'])
  })
})

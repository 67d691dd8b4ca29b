import { describe, expect, it } from 'vitest'
import { inOrder } from '../../../../main/engine/inOrder'

/** Things that are ready when they are told to be. */
function workshop() {
  const begun: number[] = []
  const ready = new Map<number, () => void>()
  const make = (index: number) => {
    begun.push(index)
    return new Promise<number>((resolve) => ready.set(index, () => resolve(index)))
  }
  return { begun, ready, make }
}

describe('things that are made beside each other', () => {
  it('come in their order, the next ones begun while the last is worked on', async () => {
    const { begun, ready, make } = workshop()
    const things = inOrder(4, 2, make)
    const first = things.next()
    expect(begun).toEqual([0, 1])
    ready.get(1)?.()
    ready.get(0)?.()
    expect((await first).value).toBe(0)
    expect(begun).toEqual([0, 1, 2])
    expect((await things.next()).value).toBe(1)
    expect(begun).toEqual([0, 1, 2, 3])
    ready.get(3)?.()
    const third = things.next()
    ready.get(2)?.()
    expect((await third).value).toBe(2)
    expect((await things.next()).value).toBe(3)
    expect((await things.next()).done).toBe(true)
  })

  it('are begun only when they are asked for where one is made at a time', async () => {
    const { begun, ready, make } = workshop()
    const things = inOrder(2, 1, make)
    const first = things.next()
    ready.get(0)?.()
    await first
    expect(begun).toEqual([0])
    const second = things.next()
    expect(begun).toEqual([0, 1])
    ready.get(1)?.()
    expect((await second).value).toBe(1)
  })

  it('fail with the first failure in order, and leave no other one unheard', async () => {
    const things = inOrder(3, 3, async (index) => {
      if (index > 0) throw new Error(`the thing ${index}`)
      return index
    })
    expect((await things.next()).value).toBe(0)
    await expect(things.next()).rejects.toThrow('the thing 1')
  })
})

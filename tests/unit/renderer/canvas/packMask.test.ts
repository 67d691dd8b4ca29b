import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Mask, type MaskChange, tileSide } from '../../../../renderer/canvas/mask/mask'
import {
  packChange,
  packMask,
  unpackChange,
  unpackMask,
} from '../../../../renderer/canvas/mask/packMask'

/** Comparing tiles number by number would take the test most of a minute. */
const plain = (mask: Mask) => ({
  size: mask.size,
  tiles: [...mask.tiles].map(([index, one]) => [index, Buffer.from(one).toString('base64')]),
})
const plainChange = (change: MaskChange) =>
  change.map(({ index, before, after }) => [
    index,
    before && Buffer.from(before).toString('base64'),
    after && Buffer.from(after).toString('base64'),
  ])
const tile = (seed: number) =>
  Uint8Array.from({ length: tileSide * tileSide }, (_, at) => (at * seed) % 256)

it('a mask comes back from the library as it was painted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(400), { maxLength: 6 }), async (indices) => {
      const mask: Mask = {
        size: { width: 6000, height: 4000 },
        tiles: new Map(indices.map((index) => [index, tile(index)])),
      }
      expect(plain(await unpackMask(await packMask(mask)))).toEqual(plain(mask))
    }),
    { numRuns: 20 },
  )
})

it('a stroke comes back with what was there before it, empty tiles included', async () => {
  const change: MaskChange = [
    { index: 0, before: undefined, after: tile(3) },
    { index: 70_000, before: tile(5), after: tile(7) },
    { index: 2, before: tile(9), after: undefined },
  ]
  expect(plainChange(await unpackChange(await packChange(change)))).toEqual(plainChange(change))
})

it('a packed mask that was cut off is not taken for a smaller one', async () => {
  const packed = await packMask({
    size: { width: 300, height: 300 },
    tiles: new Map([[0, tile(3)]]),
  })
  await expect(unpackMask(packed.slice(0, packed.length / 2))).rejects.toThrow()
})

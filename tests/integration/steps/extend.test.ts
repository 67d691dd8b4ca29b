import { describe, expect, it } from 'vitest'
import {
  hasModel,
  importPicture,
  landscape,
  markOf,
  type Pixels,
  pixelsOf,
  png,
  renderEdit,
  runForOne,
  runRecipeOver,
} from './starterStudio'

const [width, height] = [120, 90]

/** The pixels of a part of a picture, row by row. */
function part({ data, width: across, channels }: Pixels, left: number, top: number): number[] {
  const values: number[] = []
  for (let y = 0; y < height - 2 * top; y += 1) {
    const start = ((y + top) * across + left) * channels
    values.push(...data.subarray(start, start + (width - 8) * channels))
  }
  return values
}

/** A portrait for a landscape format would otherwise have to lose its top and bottom. */
describe.skipIf(!hasModel('inpainter'))('a picture that is extended', () => {
  it('keeps what it was to the byte but for its soft edge, and says that a network had a part in it', async () => {
    const before = await png(width, height, 3, landscape)
    const input = await importPicture(before)
    const { bytes, data } = await runForOne('repair.extend', { aspect: '16:9' }, input)
    expect(data).toEqual({ width: 160, height, addedPixels: 40 * height })
    const after = await pixelsOf(bytes)
    expect([after.width, after.height]).toEqual([160, height])
    expect(part(after, 20 + 4, 0)).toEqual(part(await pixelsOf(before), 4, 0))
    expect(await markOf(bytes)).toBe('compositeWithTrainedAlgorithmicMedia')
  })

  it('goes on with what lies at its edge, on every side and in the corners', async () => {
    const evening = await png(width, height, 3, (_, y) => (y < height / 2 ? 200 : 60))
    const input = await importPicture(evening)
    const asked = { left: 24, top: 16, right: 24, bottom: 16 }
    const { bytes } = await runForOne('repair.extend', asked, input)
    const { data, width: across, height: down } = await pixelsOf(bytes)
    expect([across, down]).toEqual([168, 122])
    const at = (x: number, y: number) => data[(y * across + x) * 3] ?? 0
    for (const x of [3, 84, 164]) {
      expect(at(x, 4), `sky at ${x}`).toBeGreaterThan(165)
      expect(at(x, 117), `ground at ${x}`).toBeLessThan(95)
    }
  })

  it('draws its textures anew from another seed, and the same from the same', async () => {
    const input = await importPicture(await png(width, height, 3, landscape))
    const draw = async (seed: number) =>
      (await pixelsOf((await runForOne('repair.extend', { right: 20, seed }, input)).bytes)).data
    const [first, again, other] = [await draw(1), await draw(1), await draw(2)]
    expect(first.equals(again)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  it('leaves a picture of that ratio alone and unmarked: a batch has such ones too', async () => {
    const before = await png(160, 90, 3, landscape)
    const input = await importPicture(before)
    const { bytes, data } = await runForOne('repair.extend', { aspect: '16:9' }, input)
    expect(data.addedPixels).toBe(0)
    expect((await pixelsOf(bytes)).data.equals((await pixelsOf(before)).data)).toBe(true)
    expect(await markOf(bytes)).toBeUndefined()
  })

  it('leaves what is cut out cut out', async () => {
    const cut = await png(width, height, 4, (x, y, channel) =>
      channel === 3 ? (y < 45 ? 0 : 255) : landscape(x, y, channel),
    )
    const { bytes } = await runForOne('repair.extend', { left: 20 }, await importPicture(cut))
    const { data, width: across } = await pixelsOf(bytes)
    const alphaAt = (x: number, y: number) => data[(y * across + x) * 4 + 3]
    expect([alphaAt(5, 10), alphaAt(5, 80)]).toEqual([0, 255])
  })

  it('is a step of an edit: those after it start from what is kept, with the same bytes', async () => {
    const input = await importPicture(await png(width, height, 3, landscape))
    const steps = [
      { step: 'repair.extend', parameters: { aspect: '1:1' } },
      { step: 'transform.border', parameters: { left: 8, right: 8, top: 8, bottom: 8 } },
    ]
    await renderEdit(input, steps.slice(0, 1))
    const edited = await pixelsOf(await renderEdit(input, steps))
    const whole = await pixelsOf(await runRecipeOver(input, steps))
    expect([edited.width, edited.height]).toEqual([136, 136])
    expect(edited.data.equals(whole.data)).toBe(true)
  })
})

it('a plain border says nothing of networks', async () => {
  const input = await importPicture(await png(40, 30, 3, landscape))
  const { bytes, data } = await runForOne('transform.border', { aspect: '1:1' }, input)
  expect(data).toEqual({ width: 40, height: 40 })
  expect(await markOf(bytes)).toBeUndefined()
})

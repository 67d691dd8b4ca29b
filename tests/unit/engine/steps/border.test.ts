import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation } from '../../../../main/engine/steps/transform.border'
import { failureOf, pictureOf } from '../testPictures'
import { runStep } from './runStep'

/** Red tells the column, green the row. */
const places = (channels: 3 | 4, alpha = 255) =>
  pictureOf(6, 4, channels, (x, y, channel) => [10 + x, 20 + y, 30, alpha][channel] ?? 0)

async function bordered(input: Picture, parameters: Record<string, unknown>) {
  const { picture, data } = await runStep('transform.border', implementation, input, parameters)
  if (!picture) throw new Error('no picture')
  const at = (x: number, y: number) => {
    const place = (y * picture.width + x) * picture.channels
    return Array.from(picture.data.subarray(place, place + picture.channels), (value) =>
      Math.round(value * 255),
    )
  }
  return { picture, data, at }
}

/** Marketplaces refuse pictures that are not square, or not on white. */
describe('a border round a picture', () => {
  it('makes a white square with the whole picture in its middle', async () => {
    const { data, at } = await bordered(places(3), { aspect: '1:1' })
    expect(data).toEqual({ width: 6, height: 6 })
    expect([at(0, 0), at(5, 5)]).toEqual([
      [255, 255, 255],
      [255, 255, 255],
    ])
    expect([at(0, 1), at(5, 4)]).toEqual([
      [10, 20, 30],
      [15, 23, 30],
    ])
  })

  it('lies behind a cut-out as well, also where nothing is added outside', async () => {
    const cut = places(4, 0)
    for (const parameters of [{ left: 2, colour: '#102030' }, { colour: '#102030' }]) {
      const { picture, at } = await bordered(cut, parameters)
      expect(picture.channels).toBe(3)
      expect(at(0, 0)).toEqual([16, 32, 48])
      expect(at(3, 2)).toEqual([16, 32, 48])
    }
  })

  it('can be transparent, with the picture in it as it was', async () => {
    const asked = { top: 1, right: 2, fill: 'transparent' }
    for (const input of [places(3), places(4, 120)]) {
      const { data, at } = await bordered(input, asked)
      expect(data).toEqual({ width: 8, height: 5 })
      expect([at(0, 0), at(7, 4)]).toEqual([
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ])
      expect(at(5, 4)).toEqual([15, 23, 30, input.channels === 3 ? 255 : 120])
    }
  })

  it('mirrors the picture without repeating its edge, however wide it is', async () => {
    const { at } = await bordered(places(3), { left: 7, bottom: 2, fill: 'mirror' })
    expect(at(7, 0)).toEqual([10, 20, 30])
    expect(at(6, 0)).toEqual([11, 20, 30])
    expect(at(2, 0)).toEqual([15, 20, 30])
    expect(at(0, 0)).toEqual([13, 20, 30])
    expect(at(7, 5)).toEqual([10, 21, 30])
  })

  it('keeps 16 bits, and is no change where a picture has its ratio already', async () => {
    const deep = pictureOf(6, 4, 3, (x) => 40_001 + x, 16)
    const { picture } = await bordered(deep, { left: 1, fill: 'mirror' })
    expect(picture.bitDepth).toBe(16)
    const same = await bordered(deep, { aspect: '3:2' })
    expect(same.picture.data).toEqual(deep.data)
  })

  it('is refused where it makes a picture that could not be opened again', async () => {
    const long = pictureOf(30_000, 2, 3, () => 9)
    const failure = await failureOf(
      runStep('transform.border', implementation, long, { left: 8000 }),
    )
    expect(failure).toMatchObject({ code: 'image-too-large', data: { width: 38_000, height: 2 } })
  })
})

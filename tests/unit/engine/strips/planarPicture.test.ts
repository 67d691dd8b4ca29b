import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import { toSamples } from '../../../../main/engine/pixels/quantize'
import { PlanarPicture } from '../../../../main/engine/strips/planarPicture'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { wholeSamples } from '../../../../main/engine/strips/wholeSamples'

const width = 37
const height = 1300
const pacer = createPacer(new AbortController().signal)
const valueAt = (place: number) => Math.sin(place * 12.9898) * 0.7 + 0.5
const planes = Float32Array.from({ length: 3 * width * height }, (_, place) => valueAt(place))
const picture = new PlanarPicture(width, height, planes)

/** What a network drew would otherwise be one picture in a file and another for the step that follows. */
describe('a picture in planes', () => {
  it('has the colours of each pixel beside each other, clamped', async () => {
    const whole = await wholePicture(picture, pacer)
    expect(whole).toEqual(picture.whole())
    for (const pixel of [0, 1, width, 17 * width + 5, width * height - 1])
      for (const channel of [0, 1, 2]) {
        const drawn = planes[channel * width * height + pixel] as number
        expect(whole.data[pixel * 3 + channel]).toBe(Math.min(1, Math.max(0, drawn)))
      }
  })

  it.each([8, 16] as const)('has the same %i-bit samples in one go', async (bitDepth) => {
    const { samples, channels } = await wholeSamples(picture, bitDepth, true, pacer)
    expect(channels).toBe(3)
    expect(samples).toEqual(toSamples(picture.whole().data, bitDepth))
  })

  it('gives any rows as the whole has them', () => {
    const { data } = picture.whole()
    const rows = picture.rows(411, 1029).slice()
    expect(rows).toEqual(data.subarray(411 * width * 3, 1029 * width * 3))
  })
})

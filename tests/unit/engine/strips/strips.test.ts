import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import type { Picture } from '../../../../main/engine/picture'
import { newSamples, toSamples } from '../../../../main/engine/pixels/quantize'
import { forEachStrip } from '../../../../main/engine/strips/forEachStrip'
import { FloatPicture, SampledPicture } from '../../../../main/engine/strips/heldPictures'
import type { StripOperation } from '../../../../main/engine/strips/operations'
import { PaintedPicture } from '../../../../main/engine/strips/paintedPicture'
import { PatchedPicture } from '../../../../main/engine/strips/patchedPicture'
import { factsOf, type StagedPicture } from '../../../../main/engine/strips/stagedPicture'
import { StripPainter } from '../../../../main/engine/strips/stripPainter'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { wholeSamples } from '../../../../main/engine/strips/wholeSamples'
import { neutralTone } from '../../../../preload/contract/pixels/toneColour'
import { neverAborted, pictureOf, waves } from '../testPictures'

const tone: StripOperation = {
  kind: 'tone',
  parameters: {
    ...neutralTone,
    exposure: 0.4,
    contrast: 20,
    highlights: -30,
    shadows: 25,
    saturation: 15,
  },
}
const sharpen = (weighted: boolean): StripOperation => ({
  kind: 'sharpen',
  parameters: { radius: 1.3, amount: 0.9, threshold: 1, weighted },
})

function sampled(picture: Picture): SampledPicture {
  return new SampledPicture(factsOf(picture), toSamples(picture.data, picture.bitDepth))
}

const chainOver = (picture: StagedPicture, operations: readonly StripOperation[]) =>
  operations.reduce<StagedPicture>(
    (upstream, operation) => new PaintedPicture(upstream, operation),
    picture,
  )

const cases: [string, Picture][] = [
  ['8 bits', pictureOf(37, 90, 3, waves)],
  ['16 bits', pictureOf(37, 90, 3, (x, y, c) => waves(x, y, c) * 250 + x, 16)],
  ['alpha', pictureOf(37, 90, 4, (x, y, c) => (c === 3 ? (x * 9) % 256 : waves(x, y, c)))],
]

describe.each(cases)('a picture in strips, %s', (_name, picture) => {
  const operations = [tone, sharpen(picture.channels === 4)]

  it('gets the same pixels from its samples as from float32', async () => {
    const fromSamples = await wholePicture(chainOver(sampled(picture), operations), neverAborted())
    const fromFloats = await wholePicture(
      chainOver(new FloatPicture(picture), operations),
      neverAborted(),
    )
    expect(fromSamples.data).toEqual(fromFloats.data)
  })

  it.each([1, 7, 40])('has no seams where strips of %i rows meet', async (rows) => {
    const base = sampled(picture)
    const { samples } = await wholeSamples(
      chainOver(base, operations),
      picture.bitDepth,
      false,
      neverAborted(),
    )
    const painter = new StripPainter({
      facts: factsOf(base),
      operations,
      bitDepth: picture.bitDepth,
      flatten: false,
    })
    const length = picture.width * picture.channels
    const halo = 6
    const joined = newSamples(samples.length, picture.bitDepth)
    for (let first = 0; first < picture.height; first += rows) {
      const end = Math.min(picture.height, first + rows)
      const top = Math.max(0, first - halo)
      const bottom = Math.min(picture.height, end + halo)
      painter.paint(
        {
          samples: base.sampleRows(top, bottom),
          height: bottom - top,
          first: first - top,
          end: end - top,
        },
        joined.subarray(first * length, end * length),
      )
    }
    expect(joined).toEqual(samples)
  })
})

describe('writing a picture in strips', () => {
  it('gives the very samples that were decoded where nothing is done to them', async () => {
    const base = sampled(pictureOf(20, 20, 3, waves))
    const { samples } = await wholeSamples(base, 8, true, neverAborted())
    expect(samples).toBe(base.samples)
  })

  it('puts transparent pixels on white for formats without transparency', async () => {
    const clear = sampled(pictureOf(3, 2, 4, (x, _, c) => (c === 3 ? x * 127 : 0)))
    const { samples, channels } = await wholeSamples(clear, 8, true, neverAborted())
    expect(channels).toBe(3)
    expect([...samples.subarray(0, 3)]).toEqual([255, 255, 255])
    expect(samples[6]).toBeLessThan(2)
  })

  it('stops between strips once it is cancelled', async () => {
    const controller = new AbortController()
    const tall = new FloatPicture(pictureOf(1, 2_000_000, 3, () => 0))
    let strips = 0
    await expect(
      forEachStrip(tall, createPacer(controller.signal), () => {
        strips += 1
        controller.abort()
      }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(strips).toBe(1)
  })
})

describe('a patched picture', () => {
  const base = pictureOf(40, 30, 3, waves)
  const data = Promise.resolve(new Float32Array(36).fill(0.5))
  const patch = { left: 5, top: 9, width: 3, height: 4, data }

  it('differs from the one below in its patches alone, and is the same both ways', async () => {
    const overSamples = new PatchedPicture(sampled(base), [patch])
    const overFloats = new PatchedPicture(new FloatPicture(base), [patch])
    const { samples } = await wholeSamples(overSamples, 8, false, neverAborted())
    const other = await wholeSamples(overFloats, 8, false, neverAborted())
    expect(samples).toEqual(other.samples)
    const before = toSamples(base.data, 8)
    const changed = [...samples].flatMap((value, index) => (value === before[index] ? [] : [index]))
    for (const index of changed) {
      const x = Math.floor(index / 3) % 40
      const y = Math.floor(index / 120)
      expect([x >= 5 && x < 8, y >= 9 && y < 13]).toEqual([true, true])
    }
    expect(changed.length).toBeGreaterThan(20)
  })

  it('leaves the decoded picture as it was', async () => {
    const decoded = sampled(base)
    const before = decoded.samples.slice()
    await wholeSamples(new PatchedPicture(decoded, [patch]), 8, false, neverAborted())
    expect(decoded.samples).toEqual(before)
  })
})

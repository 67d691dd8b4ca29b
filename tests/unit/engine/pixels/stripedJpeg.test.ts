import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import { decodeSamples } from '../../../../main/engine/pixels/decode'
import { encodeStaged } from '../../../../main/engine/pixels/encode'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { encodeStripedJpeg, type JpegStrip } from '../../../../main/engine/pixels/stripedJpeg'
import { BandedPicture } from '../../../../main/engine/strips/bandedPicture'
import { SampledPicture } from '../../../../main/engine/strips/heldPictures'
import { heldSamples } from '../../../../main/engine/strips/risingSamples'
import { risingSamples } from '../../../../main/engine/strips/wholeSamples'
import { temporaryFolder } from '../testPictures'
import { fileOf } from './imageFiles'

const folder = temporaryFolder()

function rasterOf(width: number, height: number, halvesColours = false): JpegStrip {
  const samples = new Uint8ClampedArray(width * height * 3)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      samples[at] = 128 + 60 * Math.sin(x / 30) + ((x * 7919 + y * 104_729) % 23)
      samples[at + 1] = 128 + 70 * Math.cos(y / 20)
      samples[at + 2] = (x + 2 * y) & 255
    }
  return { samples, width, height, channels: 3, halvesColours }
}

async function encode({ samples, width, height, channels, halvesColours }: JpegStrip) {
  const sharp = await loadSharp()
  return sharp(samples, { raw: { width, height, channels } })
    .jpeg({
      quality: 85,
      chromaSubsampling: halvesColours ? '4:2:0' : '4:4:4',
      optimiseCoding: false,
    })
    .toBuffer()
}

async function joinedOf(...all: Parameters<typeof encodeStripedJpeg>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of encodeStripedJpeg(...all)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const heldOf = (raster: JpegStrip) => heldSamples(raster.samples, raster)

describe('a JPEG whose strips are encoded beside each other', () => {
  it.each([
    ['as they are', rasterOf(1203, 1901)],
    ['at half the size', rasterOf(1203, 1901, true)],
    // Nineteen strips: the markers count to eight and begin anew.
  ])('has the very pixels of one encoded as a whole: colours %s', async (_, raster) => {
    const sharp = await loadSharp()
    let strips = 0
    const joined = await joinedOf(
      raster,
      heldOf(raster),
      (strip) => {
        strips += 1
        return encode(strip)
      },
      new AbortController().signal,
    )
    expect(strips).toBeGreaterThan(2)
    const pixelsOf = (jpeg: Uint8Array) =>
      sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true })
    const [mine, whole] = await Promise.all([pixelsOf(joined), pixelsOf(await encode(raster))])
    expect(mine.info).toEqual(whole.info)
    expect(mine.data.equals(whole.data)).toBe(true)
  })

  it('encodes what is there while the rest is made, with the same bytes', async () => {
    const raster = rasterOf(1203, 1901)
    const { signal } = new AbortController()
    const atOnce = await joinedOf(raster, heldOf(raster), encode, signal)
    const order: number[] = []
    let firstIsMade = () => {}
    const made = new Promise<void>((resolve) => {
      firstIsMade = resolve
    })
    const risen = await joinedOf(
      raster,
      heldSamples(raster.samples, raster, (first) => (first === 0 ? made : Promise.resolve())),
      async (strip, isFirst) => {
        order.push(strip.samples.byteOffset)
        // The last one that is there lets the first one be made.
        if (!isFirst && order.length > 1) firstIsMade()
        return encode(strip)
      },
      signal,
    )
    expect(order[0]).toBeGreaterThan(0)
    expect(order.includes(0)).toBe(true)
    expect(Buffer.compare(risen, atOnce)).toBe(0)
  })

  it('fails as what its rows are made of does', async () => {
    const failure = new Error('a hole was not filled')
    const raster = rasterOf(1203, 1901)
    const rising = heldSamples(raster.samples, raster, async (first) => {
      if (first > 0) throw failure
    })
    await expect(joinedOf(raster, rising, encode, new AbortController().signal)).rejects.toBe(
      failure,
    )
  })

  it('holds no more than a band of a picture that is made meanwhile, with the same bytes', async () => {
    const raster = rasterOf(1203, 4001)
    const { width, height, samples } = raster
    const { signal } = new AbortController()
    const atOnce = await joinedOf(raster, heldOf(raster), encode, signal)
    let rows = 0
    let encoded = 0
    let mostAhead = 0
    async function* bands() {
      // Bands that end where no strip does.
      while (rows < height) {
        const end = Math.min(height, rows + 301)
        mostAhead = Math.max(mostAhead, end - encoded)
        const data = samples.slice(rows * width * 3, end * width * 3)
        rows = end
        yield { end, data }
      }
    }
    const facts = { width, height, channels: 3, bitDepth: 8, source: 'png' } as const
    const rising = await risingSamples(
      new BandedPicture(facts, bands()),
      8,
      true,
      createPacer(signal),
    )
    const risen = await joinedOf(
      raster,
      rising,
      async (strip) => {
        const bytes = await encode(strip)
        encoded += strip.height
        return bytes
      },
      signal,
    )
    expect(Buffer.compare(risen, atOnce)).toBe(0)
    // What all cores encode, and a band.
    const stripRows = Math.round((1 << 20) / width / 8) * 8
    expect(mostAhead).toBeLessThanOrEqual(availableParallelism() * stripRows + 301)
  })

  it('is what a large photograph is written as, with its profile and its recipe', async () => {
    const { samples, width, height } = rasterOf(4000, 2600)
    const picture = new SampledPicture(
      { width, height, channels: 3, bitDepth: 8, source: 'jpeg' },
      samples,
    )
    const { bytes } = await encodeStaged(picture, 'jpeg', 95, { recipe: '{"a recipe":1}' })
    // Define Restart Interval: strips that are decoded one by one.
    expect(Buffer.from(bytes).includes(Buffer.from([0xff, 0xdd, 0, 4]))).toBe(true)
    const read = await decodeSamples(
      fileOf(folder, 'large.jpg', bytes),
      new AbortController().signal,
    )
    expect(read.header).toMatchObject({ width, height, profile: 'own' })
    expect(read.header.xmp).toContain('a recipe')
    // Ten strips: markers count to eight and begin anew, and a wrong one would spoil all rows after it.
    let largest = 0
    for (let at = 0; at < samples.length; at += 997)
      largest = Math.max(
        largest,
        Math.abs((samples[at] ?? 0) - (read.picture.samples[at] ?? Number.NaN)),
      )
    expect(largest).toBeLessThan(20)
  })

  it('makes no more of a picture once nobody takes its pieces', async () => {
    const strips = 2 * availableParallelism() + 4
    const raster = rasterOf(1024, 1024)
    const bytes = await encode(raster)
    let asked = 0
    const rising = {
      channels: 3,
      passBy: true,
      rows: async () => {
        asked += 1
        return raster.samples
      },
    } as const
    let goOn = () => {}
    const others = new Promise<Uint8Array>((resolve) => {
      goOn = () => resolve(bytes)
    })
    const pieces = encodeStripedJpeg(
      { ...raster, height: strips * 1024 },
      rising,
      (_strip, isFirst) => (isFirst ? Promise.resolve(bytes) : others),
      new AbortController().signal,
    )
    await pieces.next()
    await pieces.return()
    goOn()
    // Whatever was to be asked for has been by then.
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThanOrEqual(1 + availableParallelism())
  })

  it('stops between strips when asked to', async () => {
    const stop = new AbortController()
    const tall = rasterOf(1024, 5000)
    const encoding = joinedOf(
      tall,
      heldOf(tall),
      (strip) => {
        stop.abort(new Error('enough'))
        return encode(strip)
      },
      stop.signal,
    )
    await expect(encoding).rejects.toThrow('enough')
  })
})

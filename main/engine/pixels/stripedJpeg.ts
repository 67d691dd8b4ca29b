import { availableParallelism } from 'node:os'
import { createSlots } from '../slots'
import type { RisingSamples } from '../strips/risingSamples'
import type { Samples } from './quantize'

/** A picture's size, and how its colours are told: at half the size each way, or not. */
export interface JpegFacts {
  readonly width: number
  readonly height: number
  readonly halvesColours: boolean
}

/** Rows of one as whole samples. */
export interface JpegStrip extends JpegFacts {
  readonly samples: Samples
  readonly channels: 3 | 4
}

/** So many pixels make a strip, about: enough strips for every core to be busy to the end. */
const pixelsPerStrip = 1 << 20
/** A restart interval is told in 16 bits, and every strip is one (ITU-T T.81, B.2.4.4). */
const mostUnits = 0xffff

const marker = { endOfImage: 0xd9, startOfScan: 0xda, restartInterval: 0xdd, restart: 0xd0 }
/** Baseline and extended frames, which are coded one unit after the other (ITU-T T.81, table B.1). */
const sequentialFrames = new Set([0xc0, 0xc1])

/**
 * A JPEG whose strips are encoded at the same time, piece by piece: each strip begins anew with a restart marker, before
 * which nothing is carried over, so its pixels are those of a picture encoded as a whole. The strips depend on the
 * picture's size alone, so equal pictures give equal bytes. `encode` gives a strip as a sequential JPEG of its own, with
 * the same tables as the others; the first one's metadata is the picture's. A strip is encoded as soon as its rows are
 * there; rows that pass by are asked for only when there is somebody to encode them.
 * Throws what `encode` and `rising` throw, and the signal's reason.
 */
export async function* encodeStripedJpeg(
  facts: JpegFacts,
  rising: RisingSamples,
  encode: (strip: JpegStrip, isFirst: boolean) => Promise<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const { width, height } = facts
  const { channels, passBy } = rising
  const unit = facts.halvesColours ? 16 : 8
  const unitsAcross = Math.ceil(width / unit)
  const unitsDown = Math.max(
    1,
    Math.min(Math.floor(mostUnits / unitsAcross), Math.round(pixelsPerStrip / width / unit)),
  )
  const rows = unitsDown * unit
  const slot = createSlots(availableParallelism())
  let isWanted = true
  const strips = Array.from({ length: Math.ceil(height / rows) }, async (_, index) => {
    const first = index * rows
    const end = Math.min(height, first + rows)
    const there = passBy ? undefined : await rising.rows(first, end)
    return slot(async () => {
      signal.throwIfAborted()
      if (!isWanted) throw new Error('nobody wants what is left of a picture')
      const samples = there ?? (await rising.rows(first, end))
      const strip = { ...facts, samples, channels, height: end - first }
      const bytes = await encode(strip, index === 0)
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    })
  })
  // Whoever comes to it hears of a failure; nobody may, where one before it failed.
  for (const strip of strips) strip.catch(() => undefined)
  try {
    yield* joined(strips, height, unitsAcross * unitsDown)
  } finally {
    isWanted = false
  }
}

async function* joined(
  strips: Promise<Buffer>[],
  height: number,
  interval: number,
): AsyncGenerator<Uint8Array, void, void> {
  for (let index = 0; strips.length > 0; index += 1) {
    // What is told is not held any more.
    const parts = partsOf((await strips.shift()) as Buffer)
    if (index > 0) {
      // Restart markers count to eight.
      yield Uint8Array.of(0xff, marker.restart + ((index - 1) & 7))
      yield parts.coded
      continue
    }
    const head = Buffer.from(parts.head)
    head.writeUInt16BE(height, parts.heightAt)
    yield head
    yield Uint8Array.of(0xff, marker.restartInterval, 0, 4, interval >> 8, interval & 255)
    yield parts.scan
    yield parts.coded
  }
  yield Uint8Array.of(0xff, marker.endOfImage)
}

/** A JPEG of one scan: all before the scan, its header, and its coded units without the end of the image. */
interface Parts {
  readonly head: Buffer
  /** Where the height is told. */
  readonly heightAt: number
  readonly scan: Buffer
  readonly coded: Buffer
}

function partsOf(jpeg: Buffer): Parts {
  let heightAt = 0
  let place = 2
  for (;;) {
    if (jpeg[place] !== 0xff) throw new Error('the encoder gave a JPEG that cannot be followed')
    const kind = jpeg[place + 1] as number
    const end = place + 2 + jpeg.readUInt16BE(place + 2)
    if (kind === marker.startOfScan) {
      if (heightAt === 0) throw new Error('the encoder gave a JPEG of several scans')
      return {
        head: jpeg.subarray(0, place),
        heightAt,
        scan: jpeg.subarray(place, end),
        coded: jpeg.subarray(end, jpeg.length - 2),
      }
    }
    // Marker, length and bits of a sample stand before the height.
    if (sequentialFrames.has(kind)) heightAt = place + 5
    place = end
  }
}

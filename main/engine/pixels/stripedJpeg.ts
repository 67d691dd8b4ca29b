import { availableParallelism } from 'node:os'
import { createSlots } from '../slots'
import type { Samples } from './quantize'

/** A picture as whole samples, and how its colours are told: at half the size each way, or not. */
export interface JpegRaster {
  readonly samples: Samples
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly halvesColours: boolean
}

/** So many pixels make a strip, about: enough strips for every core to be busy to the end. */
const pixelsPerStrip = 1 << 20
/** A restart interval is told in 16 bits, and every strip is one (ITU-T T.81, B.2.4.4). */
const mostUnits = 0xffff

const marker = { endOfImage: 0xd9, startOfScan: 0xda, restartInterval: 0xdd, restart: 0xd0 }
/** Baseline and extended frames, which are coded one unit after the other (ITU-T T.81, table B.1). */
const sequentialFrames = new Set([0xc0, 0xc1])

/**
 * A JPEG whose strips are encoded at the same time: each begins anew with a restart marker, before which nothing is
 * carried over, so its pixels are those of a picture encoded as a whole. The strips depend on the picture's size alone,
 * so equal pictures give equal bytes. `encode` gives a strip as a sequential JPEG of its own, with the same tables as
 * the others; the first one's metadata is the picture's. A strip is encoded as soon as its rows are `ready`.
 * Throws what `encode` and `ready` throw, and the signal's reason.
 */
export async function encodeStripedJpeg(
  raster: JpegRaster,
  encode: (strip: JpegRaster, isFirst: boolean) => Promise<Uint8Array>,
  signal: AbortSignal,
  ready: (first: number, end: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const { width, height, channels, samples } = raster
  const unit = raster.halvesColours ? 16 : 8
  const unitsAcross = Math.ceil(width / unit)
  const unitsDown = Math.max(
    1,
    Math.min(Math.floor(mostUnits / unitsAcross), Math.round(pixelsPerStrip / width / unit)),
  )
  const rows = unitsDown * unit
  const slot = createSlots(availableParallelism())
  const encoded = await Promise.all(
    Array.from({ length: Math.ceil(height / rows) }, async (_, index) => {
      const first = index * rows
      const end = Math.min(height, first + rows)
      await ready(first, end)
      return slot(async () => {
        signal.throwIfAborted()
        const part = samples.subarray(first * width * channels, end * width * channels)
        const strip = { ...raster, samples: part, height: end - first }
        const bytes = await encode(strip, index === 0)
        return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      })
    }),
  )
  return joined(encoded, height, unitsAcross * unitsDown)
}

function joined(strips: readonly Buffer[], height: number, interval: number): Uint8Array {
  const parts = strips.map(partsOf)
  const [first] = parts
  if (!first) throw new Error('a picture without rows')
  const head = Buffer.from(first.head)
  head.writeUInt16BE(height, first.heightAt)
  const restarts = Buffer.from([0xff, marker.restartInterval, 0, 4, interval >> 8, interval & 255])
  return Buffer.concat([
    head,
    restarts,
    first.scan,
    ...parts.flatMap(({ coded }, index) =>
      // Restart markers count to eight.
      index === 0 ? [coded] : [Buffer.from([0xff, marker.restart + ((index - 1) & 7)]), coded],
    ),
    Buffer.from([0xff, marker.endOfImage]),
  ])
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

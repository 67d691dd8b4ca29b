import { promisify } from 'node:util'
import { constants, deflate } from 'node:zlib'
import { type Address, KernelMemory } from '../kernels/kernelMemory'
import type { Pacer } from '../pacer'
import { pngChunk, profileChunk } from './pngProfile'

const compress = promisify(deflate)
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Says of a row that it went through the fourth filter. */
const paeth = 4
/** So many rows go by between two looks at the signal. */
const rowsAtATime = 64

/** Whole samples of 8 bits, `[H, W, C]`. */
interface ByteRaster {
  readonly samples: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}

/**
 * A natural picture as a PNG (PNG specification, third edition), with an ICC profile and an XMP packet. Once its rows are
 * filtered, there are hardly any strings to be found again: runs of one byte are looked for alone, which takes half the
 * time of libvips' quickest ways to a file of the same size, and equal bytes come out whatever the processor is. Throws
 * the signal's reason when aborted.
 */
export async function encodeNaturalPng(
  raster: ByteRaster,
  profile: Uint8Array,
  packet: string | undefined,
  pacer: Pacer,
): Promise<Uint8Array> {
  const rows = await filteredRows(raster, pacer)
  const data = await compress(rows, {
    level: 1,
    strategy: constants.Z_RLE,
    memLevel: 9,
    // All at once: every piece would wait for the event loop, which networks hold. Incompressible data grows a little.
    chunkSize: rows.length + (rows.length >> 8) + 1024,
  })
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header(raster)),
    profileChunk(profile),
    ...(packet === undefined ? [] : [pngChunk('iTXt', packetText(packet))]),
    pngChunk('IDAT', data),
    pngChunk('IEND', new Uint8Array(0)),
  ])
}

/** IHDR: 8 bits, colours with or without alpha, not interlaced (11.2.1). */
function header({ width, height, channels }: ByteRaster): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data[8] = 8
  data[9] = channels === 3 ? 2 : 6
  return data
}

/** iTXt with the keyword that XMP has in PNGs (XMP specification, part 3, 1.1.5): not compressed, no language. */
function packetText(packet: string): Buffer {
  return Buffer.concat([
    Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'),
    Buffer.from(packet, 'utf8'),
  ])
}

/** All rows, each with its filter's number in front. */
async function filteredRows(
  { samples, width, height, channels }: ByteRaster,
  pacer: Pacer,
): Promise<Uint8Array> {
  const length = width * channels
  const memory = new KernelMemory()
  // In front of each row is a pixel of zeros.
  const margin = 16
  const reserve = (): Address => memory.reserve(margin + length) + margin
  let row = reserve()
  let above = reserve()
  const result = reserve()
  memory.bytes(row - margin, margin + length).fill(0)
  memory.bytes(above - margin, margin + length).fill(0)
  const rows = new Uint8Array((length + 1) * height)
  const filtered = memory.bytes(result, length)
  for (let y = 0; y < height; y += 1) {
    if (y % rowsAtATime === 0) await pacer.pace()
    memory.bytes(row, length).set(samples.subarray(y * length, (y + 1) * length))
    memory.kernels.paethFiltered(row, above, channels, length, result)
    const place = y * (length + 1)
    rows[place] = paeth
    rows.set(filtered, place + 1)
    const last = row
    row = above
    above = last
  }
  return rows
}

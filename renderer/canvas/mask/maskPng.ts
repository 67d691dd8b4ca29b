import { type Mask, tileSide } from './mask'
import { readRegion } from './morphology'

/**
 * The mask as an 8-bit grey PNG of the picture's size, white = repair. PNG specification (third
 * edition), sections 5 and 11.2; every row uses filter 0, since masks are mostly flat. Works through
 * the mask in bands of rows, so it never holds the whole of a large one.
 */
export async function encodeMaskPng(mask: Mask): Promise<Uint8Array> {
  const { width, height } = mask.size
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 0, 0, 0, 0], 8)
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    ...chunk('IHDR', header),
    ...chunk('IDAT', await deflateRows(mask)),
    ...chunk('IEND', new Uint8Array()),
  ]
  return joined(parts)
}

async function deflateRows(mask: Mask): Promise<Uint8Array> {
  const { width, height } = mask.size
  const stream = new CompressionStream('deflate')
  const compressed = new Response(stream.readable).arrayBuffer()
  const writer = stream.writable.getWriter()
  for (let top = 0; top < height; top += tileSide) {
    const rows = Math.min(tileSide, height - top)
    const values = readRegion(mask, { left: 0, top, width, height: rows })
    const filtered = new Uint8Array(rows * (width + 1))
    for (let y = 0; y < rows; y += 1) {
      filtered.set(values.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
    }
    await writer.write(filtered)
  }
  await writer.close()
  return new Uint8Array(await compressed)
}

function chunk(type: string, data: Uint8Array): Uint8Array[] {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, data.length)
  const check = new Uint8Array(4)
  new DataView(check.buffer).setUint32(0, crc32([name, data]))
  return [length, name, data, check]
}

/** Cyclic redundancy check of PNG, annex D. */
function crc32(parts: readonly Uint8Array[]): number {
  let remainder = 0xffffffff
  for (const part of parts) {
    for (const byte of part)
      remainder = (remainder >>> 8) ^ (crcTable[(remainder ^ byte) & 255] ?? 0)
  }
  return (remainder ^ 0xffffffff) >>> 0
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

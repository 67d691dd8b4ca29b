import { deflateSync } from 'node:zlib'

const signatureLength = 8
/** Length, type, 13 bytes and checksum: IHDR is always the first chunk. */
const headerChunkLength = 25

/**
 * A PNG with an ICC profile put in after its header (PNG specification, 11.3.3.3), its pixels untouched.
 * The PNG must not have a profile yet.
 */
export function insertProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  const name = Buffer.from('sRGB\0\0', 'latin1')
  return insertAfterHeader(png, pngChunk('iCCP', Buffer.concat([name, deflateSync(profile)])))
}

/** A PNG with an Exif block put in (PNG specification, third edition, 11.3.4.5). It must not have one yet. */
export function insertExif(png: Uint8Array, exif: Uint8Array): Uint8Array {
  return insertAfterHeader(png, pngChunk('eXIf', exif))
}

function insertAfterHeader(png: Uint8Array, chunk: Uint8Array): Uint8Array {
  const place = signatureLength + headerChunkLength
  return Buffer.concat([png.subarray(0, place), chunk, png.subarray(place)])
}

/** Length, type, data and CRC-32 of a chunk (PNG specification, 5.3). */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

const crcTable = Uint32Array.from({ length: 256 }, (_, value) => {
  let remainder = value
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  }
  return remainder
})

/** CRC-32 of ISO 3309, as PNG uses it. Node 18 has none. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

import zlib, { constants, deflateSync } from 'node:zlib'
import { profileName } from './profileName'

const signatureLength = 8
/** Length, type, 13 bytes and checksum: IHDR is always the first chunk. */
const headerChunkLength = 25

/**
 * A PNG with an ICC profile put in after its header, its pixels untouched.
 * The PNG must not have a profile yet.
 */
export function insertProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  return insertAfterHeader(png, profileChunk(profile))
}

const profileChunks = new WeakMap<Uint8Array, Buffer>()

/**
 * An ICC profile as a chunk (PNG specification, 11.3.3.3); made once for each. Strings are not looked for: versions of
 * zlib find others.
 */
export function profileChunk(profile: Uint8Array): Buffer {
  const known = profileChunks.get(profile)
  if (known) return known
  const name = Buffer.from(`${chunkName(profile)}\0\0`, 'latin1')
  const made = pngChunk(
    'iCCP',
    Buffer.concat([name, deflateSync(profile, { strategy: constants.Z_HUFFMAN_ONLY })]),
  )
  profileChunks.set(profile, made)
  return made
}

/** What a profile calls itself may hold what a chunk's name must not. */
function chunkName(profile: Uint8Array): string {
  return profileName(profile) === 'sRGB' ? 'sRGB' : 'ICC'
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
  const chunk = Buffer.allocUnsafe(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  const end = data.length + 8
  chunk.writeUInt32BE(crc32(chunk.subarray(4, end)), end)
  return chunk
}

const crcTable = Uint32Array.from({ length: 256 }, (_, value) => {
  let remainder = value
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  }
  return remainder
})

/** CRC-32 of ISO 3309, as PNG uses it. Node 18 has none, Node 20 one of many times the speed. */
function crc32(bytes: Uint8Array): number {
  if ('crc32' in zlib) return (zlib.crc32 as (data: Uint8Array) => number)(bytes)
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

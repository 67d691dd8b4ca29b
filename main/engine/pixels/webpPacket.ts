const xmpFlag = 0x04
const exifFlag = 0x08
const alphaFlag = 0x10

/** In pixels. */
interface Size {
  readonly width: number
  readonly height: number
}

/** A chunk of metadata and its flag in the extended header. */
interface Kind {
  readonly name: 'XMP ' | 'EXIF'
  readonly flag: number
}

/**
 * A WebP file with an XMP packet put at its end (RFC 9649, sections 2.7 and 2.7.1.5). A simple file
 * gets the extended header that the packet needs. The file must not have a packet yet.
 */
export function insertPacket(webp: Uint8Array, packet: string, size: Size): Uint8Array {
  return withChunk(webp, { name: 'XMP ', flag: xmpFlag }, Buffer.from(packet, 'utf8'), size)
}

/** The same file with its metadata chunk put at its end, and the flag that tells of it. */
function withChunk(webp: Uint8Array, kind: Kind, data: Uint8Array, size: Size): Uint8Array {
  const source = Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength)
  const riffHeader = 12
  const isExtended = source.toString('latin1', riffHeader, riffHeader + 4) === 'VP8X'
  const chunks = isExtended
    ? Buffer.from(source.subarray(riffHeader))
    : withExtendedHeader(source, size)
  const flags = 8
  chunks[flags] = (chunks[flags] as number) | kind.flag
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunks,
    chunk(kind.name, Buffer.from(data)),
  ])
  return chunk('RIFF', body)
}

/** What a file says about its picture beside the pixels: an Exif block without a signature, and an XMP packet. */
interface Words {
  readonly exif: Uint8Array | undefined
  readonly packet: string | undefined
}

/** The same file with other metadata, or none, whatever it had before. Frames and profile stay as they are. */
export function replaceMetadata(webp: Uint8Array, words: Words, size: Size): Uint8Array {
  const bare = withoutMetadata(Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength))
  // Exif stands before XMP (RFC 9649, 2.7).
  const described = words.exif
    ? withChunk(bare, { name: 'EXIF', flag: exifFlag }, words.exif, size)
    : bare
  return words.packet === undefined ? described : insertPacket(described, words.packet, size)
}

function withoutMetadata(source: Buffer): Buffer {
  return withParts(source, (name, data) => {
    // Content credentials are bound to the bytes: over other metadata they would read as forged.
    if (name === 'XMP ' || name === 'EXIF' || name === 'C2PA') return undefined
    if (name !== 'VP8X') return data
    const header = Buffer.from(data)
    header[0] = (header[0] as number) & ~(xmpFlag | exifFlag)
    return header
  })
}

const exifSignature = Buffer.from('Exif\0\0', 'latin1')

/** libvips puts the signature of JPEG's Exif before that of a WebP, which has none (RFC 9649, 2.7.1.5). */
export function withoutExifSignature(webp: Uint8Array): Uint8Array {
  return withParts(Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength), (name, data) =>
    name === 'EXIF' && data.subarray(0, 6).equals(exifSignature) ? data.subarray(6) : data,
  )
}

/** A file with the data of its chunks changed; chunks without data are left out. */
function withParts(
  source: Buffer,
  change: (name: string, data: Buffer) => Buffer | undefined,
): Buffer {
  const kept: Buffer[] = [Buffer.from('WEBP', 'latin1')]
  const riffHeader = 12
  const chunkHeader = 8
  for (let at = riffHeader; at + chunkHeader <= source.length; ) {
    const length = source.readUInt32LE(at + 4)
    const name = source.toString('latin1', at, at + 4)
    const start = at + chunkHeader
    const data = change(name, source.subarray(start, start + length))
    if (data) kept.push(chunk(name, data))
    at = start + length + (length % 2)
  }
  return chunk('RIFF', Buffer.concat(kept))
}

function withExtendedHeader(source: Buffer, size: Size): Buffer {
  const riffHeader = 12
  const isLossless = source.toString('latin1', riffHeader, riffHeader + 4) === 'VP8L'
  const header = Buffer.alloc(10)
  // In a lossless bitstream bit 28 after the signature byte says whether alpha is used (RFC 9649, 3.4).
  const hasAlpha = isLossless && (source.readUInt32LE(riffHeader + 9) & 0x10000000) !== 0
  header[0] = hasAlpha ? alphaFlag : 0
  header.writeUIntLE(size.width - 1, 4, 3)
  header.writeUIntLE(size.height - 1, 7, 3)
  return Buffer.concat([chunk('VP8X', header), source.subarray(riffHeader)])
}

/** A RIFF chunk: name, length, data, padded to an even length. */
function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

import type { ImageFile } from './readImageFile'

/**
 * Whether a picture file carries content credentials: a manifest store of C2PA (Technical Specification 2.1, section
 * 11 and appendix A). What it says and whether its signature holds is not looked at: it is bound to the file's bytes,
 * so no file that is written anew can have it.
 */
export function carriesCredentials({
  format,
  bytes,
}: Pick<ImageFile, 'format' | 'bytes'>): boolean {
  switch (format) {
    case 'jpeg':
      return inJpeg(bytes)
    case 'png':
      return inPng(bytes)
    case 'webp':
      return inWebp(bytes)
    case 'avif':
      return inIsoMedia(bytes)
    case 'tiff':
      return inTiff(bytes)
    case 'gif':
      return false
  }
}

const latin = (bytes: Buffer, start: number, length: number) =>
  bytes.toString('latin1', start, start + length)

/** Whether a JUMBF superbox (ISO/IEC 19566-5) whose description says `c2pa` starts here. */
function isManifestStore(bytes: Buffer, start: number, end: number): boolean {
  const isLong = start + 4 <= end && bytes.readUInt32BE(start) === 1
  const description = start + (isLong ? 16 : 8)
  const type = description + 8
  return (
    type + 4 <= end &&
    latin(bytes, start + 4, 4) === 'jumb' &&
    latin(bytes, description + 4, 4) === 'jumd' &&
    latin(bytes, type, 4) === 'c2pa'
  )
}

/** APP11 segments: `JP`, two bytes of the box's number, four of the part's, then the part. */
function inJpeg(bytes: Buffer): boolean {
  const startOfScan = 0xda
  const app11 = 0xeb
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === startOfScan) return false
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const data = at + 4
    if (marker === app11 && latin(bytes, data, 2) === 'JP') {
      if (isManifestStore(bytes, data + 8, Math.min(end, bytes.length))) return true
    }
    at = Math.max(end, at + 4)
  }
  return false
}

function inPng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (
      latin(bytes, at + 4, 4) === 'caBX' &&
      isManifestStore(bytes, at + 8, Math.min(end, bytes.length))
    )
      return true
    at = end + 4
  }
  return false
}

function inWebp(bytes: Buffer): boolean {
  for (let at = 12; at + 8 <= bytes.length; ) {
    if (latin(bytes, at, 4) === 'C2PA') return true
    const length = bytes.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return false
}

/** The extended type of the `uuid` box that C2PA uses in files of ISO/IEC 14496-12. */
const boxType = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')

function inIsoMedia(bytes: Buffer): boolean {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= bytes.length
    const head = isLong ? 16 : 8
    const name = latin(bytes, at + 4, 4)
    if (name === 'uuid' && bytes.subarray(at + head, at + head + 16).equals(boxType)) return true
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short
    // 0 is a box up to the end of the file; less than its own head is damage.
    if (size < head) return false
    at += size
  }
  return false
}

/** A field of its own in the first directory of TIFF 6.0. */
const tiffField = 52_545

function inTiff(bytes: Buffer): boolean {
  if (bytes.length < 8) return false
  const isLittle = latin(bytes, 0, 2) === 'II'
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const directory = isLittle ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4)
  const isBig = short(2) === 43
  if (isBig || directory + 2 > bytes.length) return false
  const entries = short(directory)
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12
    if (at + 12 > bytes.length) return false
    if (short(at) === tiffField) return true
  }
  return false
}

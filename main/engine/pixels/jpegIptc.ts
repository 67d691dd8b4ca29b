import { asResource } from './iptcFields'

const startOfImage = 2
/** JFIF, Exif and XMP stand first. */
const firstSegments = new Set([0xe0, 0xe1])
const segmentName = Buffer.from('Photoshop 3.0\0', 'latin1')

/** A JPEG with a block of IPTC-IIM put in behind its JFIF, Exif and XMP segments (IIM 4.2 in JPEG: APP13). It must not have one yet. */
export function insertJpegIptc(jpeg: Uint8Array, block: Uint8Array): Uint8Array {
  const source = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let place = startOfImage
  while (source[place] === 0xff && firstSegments.has(source[place + 1] as number))
    place += 2 + source.readUInt16BE(place + 2)
  const data = Buffer.concat([segmentName, asResource(block)])
  const length = data.length + 2
  // Keywords beyond the room of a segment are in the XMP.
  if (length > 0xffff) return jpeg
  const head = Buffer.from([0xff, 0xed, length >> 8, length & 255])
  return Buffer.concat([source.subarray(0, place), head, data, source.subarray(place)])
}

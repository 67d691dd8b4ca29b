const startOfImage = 2
/** JFIF and Exif want to be first (JFIF 1.02, page 5; Exif 2.3, 4.5.4), and XMP stands beside Exif. */
const firstSegments = new Set([0xe0, 0xe1])
const segmentName = Buffer.from('ICC_PROFILE\0', 'latin1')
/** What a segment holds of a profile: 65,535 bytes less its length, its name, its number and their count. */
const partBytes = 0xffff - 2 - segmentName.length - 2

/**
 * A JPEG with an ICC profile put in behind its JFIF, Exif and XMP segments (ICC.1:2022, B.4), its pixels
 * untouched. The JPEG must not have one yet.
 */
export function insertJpegProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  const source = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let place = startOfImage
  while (source[place] === 0xff && firstSegments.has(source[place + 1] as number))
    place += 2 + source.readUInt16BE(place + 2)
  const count = Math.ceil(profile.length / partBytes)
  if (count > 255) throw new Error(`a profile of ${profile.length} bytes fits no JPEG`)
  const segments = Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * partBytes, (index + 1) * partBytes)
    const length = 2 + segmentName.length + 2 + part.length
    const head = Buffer.from([0xff, 0xe2, length >> 8, length & 255])
    return Buffer.concat([head, segmentName, Buffer.from([index + 1, count]), part])
  })
  return Buffer.concat([source.subarray(0, place), ...segments, source.subarray(place)])
}

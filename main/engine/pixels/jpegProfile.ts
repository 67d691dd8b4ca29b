const startOfImage = 2
/** JFIF and Exif want to be first (JFIF 1.02, page 5; Exif 2.3, 4.5.4), and XMP stands beside Exif. */
const firstSegments = new Set([0xe0, 0xe1])
const segmentHead = Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1')

/**
 * A JPEG with an ICC profile put in behind its JFIF, Exif and XMP segments (ICC.1:2022, B.4), its pixels
 * untouched. The profile has to fit one segment, and the JPEG must not have one yet.
 */
export function insertJpegProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  const source = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let place = startOfImage
  while (source[place] === 0xff && firstSegments.has(source[place + 1] as number))
    place += 2 + source.readUInt16BE(place + 2)
  const length = 2 + segmentHead.length + profile.length
  if (length > 0xffff) throw new Error(`a profile of ${profile.length} bytes fits no JPEG segment`)
  const head = Buffer.from([0xff, 0xe2, length >> 8, length & 255])
  return Buffer.concat([
    source.subarray(0, place),
    head,
    segmentHead,
    profile,
    source.subarray(place),
  ])
}

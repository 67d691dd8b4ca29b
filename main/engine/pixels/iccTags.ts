const headerBytes = 128
const mostTags = 100

/**
 * Where the tags of an ICC profile lie in it, by signature (ICC.1:2022, 7.3). A damaged profile throws `RangeError`.
 */
export function iccTags(icc: DataView): ReadonlyMap<string, number> {
  const count = Math.min(mostTags, icc.getUint32(headerBytes))
  const entries = Array.from({ length: count }, (_, tag) => {
    const at = headerBytes + 4 + tag * 12
    return [signature(icc, at), icc.getUint32(at + 4)] as const
  })
  return new Map(entries)
}

/** Four characters, as ICC tells classes, colour spaces, tags and types. */
export function signature(icc: DataView, offset: number): string {
  return asciiText(icc, offset, 4)
}

export function asciiText(icc: DataView, offset: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, place) => icc.getUint8(offset + place)))
}

export function viewOf(icc: Uint8Array): DataView {
  return new DataView(icc.buffer, icc.byteOffset, icc.byteLength)
}

/** Bytes a value of each TIFF field type takes (TIFF 6.0, section 2; type 13 of TIFF Tech Note 1). */
const valueBytes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
}
/** How many bytes of a type swap places between the byte orders: rationals are pairs. */
const swappedBytes = (type: number) => (type === 5 || type === 10 ? 4 : (valueBytes[type] ?? 1))

const longType = 4
const undefinedType = 7
/** IPTC-NAA (TIFF/EP, 5.6). */
const iptcTag = 0x83bb
const exifDirectory = 0x8769
const gpsDirectory = 0x8825
/** Descriptions of the camera, the owner and the time; what describes the pixels is the new file's own. */
const describing = [0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x013c, 0x8298]
/** Both hold places in the old file, which would be wrong in the new one. */
const bound = [0x927c, 0xa005]

interface Entry {
  readonly tag: number
  readonly type: number
  readonly count: number
  /** The value in little-endian order. */
  readonly value: Buffer
}

/**
 * A little-endian TIFF with the camera's, the Exif and the GPS directory of an Exif block added (Exif
 * 2.32, 4.6.3). Maker notes are left out: they point into the file that they came from. Directories
 * that are damaged are left out. Pixels stay where they are. With `iptc`, a block of IPTC-IIM stands beside them.
 */
export function mergeExif(
  tiff: Uint8Array,
  exif: Uint8Array | undefined,
  iptc?: Uint8Array | undefined,
): Uint8Array {
  const source = Buffer.from(exif ?? [])
  const little = source.toString('latin1', 0, 2) === 'II'
  const first = exif ? readEntries(source, readNumber(source, 4, little), little) : []
  const file = Buffer.from(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const own = readEntries(file, file.readUInt32LE(4), true)
  const parts: Buffer[] = [file]
  let end = file.length
  const append = (entries: readonly Entry[]): number => {
    if (end % 2 === 1) {
      parts.push(Buffer.alloc(1))
      end += 1
    }
    const start = end
    const written = writeDirectory(entries, start)
    parts.push(written)
    end += written.length
    return start
  }
  const taken = new Set(own.map((entry) => entry.tag))
  const added = first.filter(({ tag }) => describing.includes(tag) && !taken.has(tag))
  for (const pointer of [exifDirectory, gpsDirectory]) {
    const found = first.find((entry) => entry.tag === pointer)
    if (found?.value.length !== 4) continue
    const entries = readEntries(source, found.value.readUInt32LE(0), little).filter(
      ({ tag }) => !bound.includes(tag),
    )
    if (entries.length > 0) added.push(pointerTo(pointer, append(entries)))
  }
  if (iptc) {
    const value = Buffer.from(iptc)
    added.push({ tag: iptcTag, type: undefinedType, count: value.length, value })
  }
  if (added.length === 0) return tiff
  const directory = append([...own, ...added].sort((left, right) => left.tag - right.tag))
  const merged = Buffer.concat(parts)
  merged.writeUInt32LE(directory, 4)
  return merged
}

function pointerTo(tag: number, place: number): Entry {
  const value = Buffer.alloc(4)
  value.writeUInt32LE(place)
  return { tag, type: longType, count: 1, value }
}

function readNumber(source: Buffer, at: number, little: boolean): number {
  return little ? source.readUInt32LE(at) : source.readUInt32BE(at)
}

function readEntries(source: Buffer, start: number, little: boolean): Entry[] {
  const short = (at: number) => (little ? source.readUInt16LE(at) : source.readUInt16BE(at))
  if (start + 2 > source.length) return []
  const entries: Entry[] = []
  for (let index = 0; index < short(start); index += 1) {
    const at = start + 2 + index * 12
    if (at + 12 > source.length) break
    const type = short(at + 2)
    const count = readNumber(source, at + 4, little)
    const length = (valueBytes[type] ?? 0) * count
    const place = length <= 4 ? at + 8 : readNumber(source, at + 8, little)
    if (length === 0 || place + length > source.length) continue
    const value = Buffer.from(source.subarray(place, place + length))
    const swapped = swappedBytes(type)
    if (!little && swapped === 2) value.swap16()
    if (!little && swapped === 4) value.swap32()
    if (!little && swapped === 8) value.swap64()
    entries.push({ tag: short(at), type, count, value })
  }
  return entries
}

/** A directory without a next one, followed by the values that do not fit into its entries. */
function writeDirectory(entries: readonly Entry[], start: number): Buffer {
  const directory = Buffer.alloc(2 + entries.length * 12 + 4)
  const values: Buffer[] = []
  let valuesAt = start + directory.length
  directory.writeUInt16LE(entries.length, 0)
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const at = 2 + index * 12
    directory.writeUInt16LE(tag, at)
    directory.writeUInt16LE(type, at + 2)
    directory.writeUInt32LE(count, at + 4)
    if (value.length <= 4) {
      value.copy(directory, at + 8)
      continue
    }
    directory.writeUInt32LE(valuesAt, at + 8)
    const padded = value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.alloc(1)])
    values.push(padded)
    valuesAt += padded.length
  }
  return Buffer.concat([directory, ...values])
}

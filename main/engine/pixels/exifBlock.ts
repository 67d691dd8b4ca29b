/** Tags of Exif 2.32 (CIPA DC-008) and TIFF 6.0. */
const tag = {
  imageDescription: 0x010e,
  imageWidth: 0x0100,
  imageLength: 0x0101,
  orientation: 0x0112,
  stripOffsets: 0x0111,
  stripByteCounts: 0x0117,
  thumbnailOffset: 0x0201,
  thumbnailLength: 0x0202,
  exifDirectory: 0x8769,
  colourSpace: 0xa001,
  pixelWidth: 0xa002,
  pixelHeight: 0xa003,
}
const ascii = 2
const short = 3
const long = 4
const entryLength = 12
const sRgb = 1

/** An image file directory inside an Exif block: where its entries are, by tag, and where the next begins. */
interface Directory {
  readonly entries: ReadonlyMap<number, number>
  readonly nextAt: number
}

/**
 * An Exif block (TIFF structure, without the `Exif` signature) for a picture that was made upright, sRGB
 * and `width` x `height` pixels: orientation, colour space and sizes are corrected where they are, and
 * the thumbnail, which may show what was cropped away, is erased. Places do not move, so that maker
 * notes stay readable. Undefined where the block is damaged.
 */
export function exifFor(
  block: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Buffer | undefined {
  const signature = Buffer.from('Exif\0\0', 'latin1')
  const copy = Buffer.from(block)
  const bytes = copy.subarray(0, 6).equals(signature) ? copy.subarray(6) : copy
  try {
    return corrected(bytes, size)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * An Exif block that says what the picture shows: the given one, whose own description goes, or a new one. UTF-8, as
 * everybody writes it, though the standard knows ASCII alone. Undefined without a description and a block.
 */
export function describedExif(
  block: Buffer | undefined,
  description: string | undefined,
): Buffer | undefined {
  if (!description) return block
  const text = Buffer.from(`${description.replaceAll('\0', '')}\0`, 'utf8')
  const base = block ?? Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  const little = base.toString('latin1', 0, 2) === 'II'
  const start = little ? base.readUInt32LE(4) : base.readUInt32BE(4)
  const view = new DataView(base.buffer, base.byteOffset, base.byteLength)
  const first = readDirectory(view, start, little)
  const kept = [...first.entries]
    .filter(([name]) => name !== tag.imageDescription)
    .map(([name, at]) => ({ name, bytes: base.subarray(at, at + entryLength) }))
  const own = Buffer.alloc(entryLength)
  const entries = [...kept, { name: tag.imageDescription, bytes: own }].sort(
    (left, right) => left.name - right.name,
  )
  // Nothing moves, for maker notes point into the block: a longer directory and the text go to its end.
  const directoryAt = base.length + (base.length % 2)
  const textAt = directoryAt + 2 + entries.length * entryLength + 4
  const short16 = (value: number) => number(value, 2, little)
  const long32 = (value: number) => number(value, 4, little)
  const value = text.length > 4 ? long32(textAt) : Buffer.concat([text, Buffer.alloc(4)], 4)
  Buffer.concat([short16(tag.imageDescription), short16(ascii), long32(text.length), value]).copy(
    own,
  )
  const described = Buffer.concat([
    base,
    Buffer.alloc(base.length % 2),
    short16(entries.length),
    ...entries.map(({ bytes }) => bytes),
    long32(view.getUint32(first.nextAt, little)),
    text,
  ])
  long32(directoryAt).copy(described, 4)
  return described
}

function number(value: number, bytes: 2 | 4, little: boolean): Buffer {
  const written = Buffer.alloc(bytes)
  if (little) written.writeUIntLE(value, 0, bytes)
  else written.writeUIntBE(value, 0, bytes)
  return written
}

function corrected(
  bytes: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Buffer | undefined {
  const order = bytes.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(2, little) !== 42) return undefined
  const set = (directory: Directory, name: number, value: number) => {
    const entry = directory.entries.get(name)
    if (entry === undefined || view.getUint32(entry + 4, little) !== 1) return
    const type = view.getUint16(entry + 2, little)
    if (type === short && value <= 0xffff) view.setUint16(entry + 8, value, little)
    else if (type === long) view.setUint32(entry + 8, value, little)
  }
  const first = readDirectory(view, view.getUint32(4, little), little)
  set(first, tag.orientation, 1)
  set(first, tag.imageWidth, width)
  set(first, tag.imageLength, height)
  const exifAt = numberOf(view, first, tag.exifDirectory, little)
  if (exifAt !== undefined) {
    const exif = readDirectory(view, exifAt, little)
    set(exif, tag.colourSpace, sRgb)
    set(exif, tag.pixelWidth, width)
    set(exif, tag.pixelHeight, height)
  }
  const thumbnailAt = view.getUint32(first.nextAt, little)
  if (thumbnailAt !== 0) {
    const thumbnail = readDirectory(view, thumbnailAt, little)
    erase(bytes, view, thumbnail, tag.thumbnailOffset, tag.thumbnailLength, little)
    erase(bytes, view, thumbnail, tag.stripOffsets, tag.stripByteCounts, little)
    view.setUint32(first.nextAt, 0, little)
  }
  return bytes
}

function readDirectory(view: DataView, start: number, little: boolean): Directory {
  const count = view.getUint16(start, little)
  const entries = new Map<number, number>()
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * entryLength
    entries.set(view.getUint16(entry, little), entry)
  }
  const nextAt = start + 2 + count * entryLength
  // Reading it proves that the whole directory lies inside the block.
  view.getUint32(nextAt, little)
  return { entries, nextAt }
}

function numberOf(
  view: DataView,
  directory: Directory,
  name: number,
  little: boolean,
): number | undefined {
  const entry = directory.entries.get(name)
  if (entry === undefined) return undefined
  const type = view.getUint16(entry + 2, little)
  return type === short ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little)
}

function erase(
  bytes: Buffer,
  view: DataView,
  directory: Directory,
  offset: number,
  length: number,
  little: boolean,
): void {
  const start = numberOf(view, directory, offset, little)
  const count = numberOf(view, directory, length, little)
  if (start === undefined || count === undefined) return
  bytes.fill(0, Math.min(start, bytes.length), Math.min(start + count, bytes.length))
}

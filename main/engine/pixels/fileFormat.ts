/** Formats that the studio decodes. */
export type ReadableFormat = 'png' | 'jpeg' | 'webp' | 'avif' | 'tiff' | 'gif'

export type SniffedFormat =
  | { readonly readable: true; readonly format: ReadableFormat }
  /** `name` is what people call it: `HEIC`, `camera RAW (Nikon NEF)`, `text file`. */
  | { readonly readable: false; readonly name: string }

const readable = (format: ReadableFormat): SniffedFormat => ({ readable: true, format })
const unreadable = (name: string): SniffedFormat => ({ readable: false, name })

/** What a file is by its content; its name's ending is not looked at. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  const ascii = (start: number, length: number) =>
    String.fromCharCode(...bytes.subarray(start, start + length))

  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readable('png')
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readable('jpeg')
  if (ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP') return readable('webp')
  if (ascii(0, 4) === 'GIF8') return readable('gif')
  if (ascii(4, 4) === 'ftyp') return sniffIsoMedia(bytes, ascii)
  return sniffTiffLike(bytes, ascii) ?? sniffOther(bytes, ascii)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((value, index) => bytes[index] === value)
}

type Ascii = (start: number, length: number) => string

/** ISO base media (ISO/IEC 14496-12): AVIF, HEIC, Canon CR3 and films tell themselves apart by brand. */
function sniffIsoMedia(bytes: Uint8Array, ascii: Ascii): SniffedFormat {
  const size = Math.min(
    bytes.length,
    256,
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(0),
  )
  const brands = [ascii(8, 4)]
  for (let offset = 16; offset + 4 <= size; offset += 4) brands.push(ascii(offset, 4))
  if (brands.includes('avif') || brands.includes('avis')) return readable('avif')
  if (brands[0] === 'crx ') return unreadable('camera RAW (Canon CR3)')
  if (brands.some((brand) => /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)))
    return unreadable('HEIC')
  return unreadable('film')
}

/** TIFF (TIFF 6.0) and the camera RAW formats that borrow its header. */
function sniffTiffLike(bytes: Uint8Array, ascii: Ascii): SniffedFormat | undefined {
  const order = ascii(0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const mark = ascii(2, 2)
  if (/^R[OS]$/.test(mark) || mark === 'OR') return unreadable('camera RAW (Olympus ORF)')
  if (mark === 'U\0') return unreadable('camera RAW (Panasonic RW2)')
  if (ascii(6, 8) === 'HEAPCCDR') return unreadable('camera RAW (Canon CRW)')
  if (mark !== '*\0' && mark !== '\0*' && mark !== '+\0' && mark !== '\0+') return undefined
  if (ascii(8, 2) === 'CR') return unreadable('camera RAW (Canon CR2)')
  const raw = mark.includes('*') ? rawOfTiffDirectory(bytes, order === 'II') : undefined
  return raw ? unreadable(raw) : readable('tiff')
}

const tiffTag = {
  subfileType: 254,
  photometric: 262,
  make: 271,
  subDirectories: 330,
  dngVersion: 50706,
}

/** RAW files keep a small preview in the first directory and the sensor's data in sub-directories. */
function rawOfTiffDirectory(bytes: Uint8Array, littleEndian: boolean): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.byteLength >= 8 ? view.getUint32(4, littleEndian) : 0
  if (start < 8 || start + 2 > view.byteLength) return undefined
  const values = new Map<number, number>()
  const entries = view.getUint16(start, littleEndian)
  for (let index = 0; index < entries; index += 1) {
    const entry = start + 2 + index * 12
    if (entry + 12 > view.byteLength) break
    const isShort = view.getUint16(entry + 2, littleEndian) === 3
    values.set(
      view.getUint16(entry, littleEndian),
      isShort ? view.getUint16(entry + 8, littleEndian) : view.getUint32(entry + 8, littleEndian),
    )
  }
  if (values.has(tiffTag.dngVersion)) return 'camera RAW (DNG)'
  const photometric = values.get(tiffTag.photometric)
  const isColourFilterArray = photometric === 32803 || photometric === 34892
  const isPreview = values.get(tiffTag.subfileType) === 1 && values.has(tiffTag.subDirectories)
  return isColourFilterArray || (isPreview && values.has(tiffTag.make)) ? 'camera RAW' : undefined
}

function sniffOther(bytes: Uint8Array, ascii: Ascii): SniffedFormat {
  if (ascii(0, 15) === 'FUJIFILMCCD-RAW') return unreadable('camera RAW (Fujifilm RAF)')
  if (ascii(0, 4) === 'FOVb') return unreadable('camera RAW (Sigma X3F)')
  if (ascii(0, 4) === '\0MRM') return unreadable('camera RAW (Minolta MRW)')
  if (ascii(0, 2) === 'BM' && bytes[6] === 0 && bytes[7] === 0) return unreadable('BMP')
  if (ascii(0, 4) === '8BPS') return unreadable('PSD')
  if (ascii(0, 5) === '%PDF-') return unreadable('PDF')
  if (startsWith(bytes, [0, 0, 1, 0])) return unreadable('ICO')
  if (ascii(4, 4) === 'jP  ' || startsWith(bytes, [0xff, 0x4f, 0xff, 0x51]))
    return unreadable('JPEG 2000')
  if (ascii(4, 4) === 'JXL ' || startsWith(bytes, [0xff, 0x0a])) return unreadable('JPEG XL')
  const head = bytes.subarray(0, 4096)
  if (!isText(head)) return unreadable('unknown format')
  const text = new TextDecoder().decode(head)
  if (/<svg[\s>]/i.test(text)) return unreadable('SVG')
  return unreadable(/<(!doctype )?html/i.test(text) ? 'web page' : 'text file')
}

/** UTF-8 or UTF-16 with a byte order mark, without control characters. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return true
  if (head.some((byte) => byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte))) return false
  try {
    // `stream` forgives a character that is cut at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

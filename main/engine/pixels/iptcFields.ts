/** One field of an IPTC-IIM record: its number in record 2, and its text. */
interface IptcField {
  readonly dataset: number
  readonly text: string
}

const resourceSignature = '8BIM'
const iptcResource = 0x0404
const marker = 0x1c
/** The escape sequence for UTF-8 in dataset 1:90 (ISO 2022; IIM 4.2, 5.1). */
const utf8 = '\u001b%G'

/** Longest texts in octets (IIM 4.2, 6: datasets 2:25 and 2:120). */
const longestKeyword = 64
const longestCaption = 2000
const dataset = { encoding: 90, version: 0, keyword: 25, caption: 120 }

/**
 * Caption and keywords as an IPTC-IIM block in UTF-8, which programs read that know no XMP. A caption that is too long
 * ends where it must, and a keyword that is is left out: XMP has them whole. Undefined where there are none.
 */
export function iptcBlock(texts: {
  readonly description?: string | undefined
  readonly keywords: readonly string[]
}): Buffer | undefined {
  const caption = shortened(texts.description ?? '', longestCaption)
  const keywords = texts.keywords
    .map((keyword) => Buffer.from(keyword, 'utf8'))
    .filter(({ length }) => length > 0 && length <= longestKeyword)
  if (caption.length === 0 && keywords.length === 0) return undefined
  return Buffer.concat([
    field(1, dataset.encoding, Buffer.from(utf8, 'latin1')),
    field(2, dataset.version, Buffer.from([0, 4])),
    ...keywords.map((keyword) => field(2, dataset.keyword, keyword)),
    ...(caption.length > 0 ? [field(2, dataset.caption, caption)] : []),
  ])
}

/** The same inside the image resources that JPEGs keep it in (Photoshop file formats, "Image Resource Blocks"). */
export function asResource(block: Uint8Array): Buffer {
  const head = Buffer.alloc(12)
  head.write(resourceSignature, 0, 'latin1')
  head.writeUInt16BE(iptcResource, 4)
  head.writeUInt32BE(block.length, 8)
  return Buffer.concat([head, block, Buffer.alloc(block.length % 2)])
}

function field(record: number, number: number, value: Uint8Array): Buffer {
  const head = Buffer.from([marker, record, number, value.length >> 8, value.length & 255])
  return Buffer.concat([head, value])
}

/** At most so many octets of a text, and no half of a character. */
function shortened(text: string, most: number): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= most) return bytes
  let end = most
  while (((bytes[end] as number) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}

/**
 * The fields of record 2 of an IPTC-IIM block (IIM 4.2), bare or inside Photoshop's resources, in their
 * order. Damaged blocks give what comes before the damage.
 */
export function readIptcFields(block: Uint8Array): IptcField[] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const fields: { record: number; dataset: number; value: Buffer }[] = []
  const data = insideResources(bytes)
  let at = 0
  while (at + 5 <= data.length && data[at] === marker) {
    const [record = 0, dataset = 0] = [data[at + 1], data[at + 2]]
    const length = data.readUInt16BE(at + 3)
    // A length with its highest bit set tells the length of a length: no text is that long.
    if (length > 0x7fff || at + 5 + length > data.length) break
    fields.push({ record, dataset, value: data.subarray(at + 5, at + 5 + length) })
    at += 5 + length
  }
  const coded = fields.find(({ record, dataset }) => record === 1 && dataset === 90)
  const encoding = coded?.value.toString('latin1') === utf8 ? 'utf8' : 'latin1'
  return fields
    .filter(({ record }) => record === 2)
    .map(({ dataset, value }) => ({ dataset, text: value.toString(encoding) }))
}

/** The IPTC block among Photoshop's image resources, or all of it where there are none. */
function insideResources(bytes: Buffer): Buffer {
  let at = bytes.indexOf(resourceSignature, 0, 'latin1')
  if (at < 0) return bytes
  while (at + 12 <= bytes.length && bytes.toString('latin1', at, at + 4) === resourceSignature) {
    const kind = bytes.readUInt16BE(at + 4)
    const nameLength = (bytes[at + 6] ?? 0) + 1
    const lengthAt = at + 6 + nameLength + (nameLength % 2)
    if (lengthAt + 4 > bytes.length) break
    const length = bytes.readUInt32BE(lengthAt)
    const start = lengthAt + 4
    if (kind === iptcResource) return bytes.subarray(start, Math.min(start + length, bytes.length))
    at = start + length + (length % 2)
  }
  return Buffer.alloc(0)
}

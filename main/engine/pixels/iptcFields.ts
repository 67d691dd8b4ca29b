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

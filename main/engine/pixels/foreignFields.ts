import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom'
import { readIptcFields } from './iptcFields'
import { escapeXml } from './xmlText'

/** A property that another program wrote about a picture, as XMP. */
export interface ForeignField {
  /** Its namespace and its name. */
  readonly name: string
  /** The whole element with its namespaces. */
  readonly xml: string
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const dc = 'http://purl.org/dc/elements/1.1/'
const photoshop = 'http://ns.adobe.com/photoshop/1.0/'
const xmp = 'http://ns.adobe.com/xap/1.0/'

/** A packet larger than this is nothing that a person wrote. */
const maximumBytes = 512 * 1024

/**
 * What would be wrong of the new file: the pixels and the camera (which Exif tells), edits of other
 * programs, the history of another document, and what the studio writes itself.
 */
const droppedNamespaces = new Set([
  'http://ns.adobe.com/tiff/1.0/',
  'http://ns.adobe.com/exif/1.0/',
  'http://ns.adobe.com/xap/1.0/mm/',
  'http://ns.adobe.com/camera-raw-settings/1.0/',
  'http://ns.adobe.com/xmp/note/',
  'urn:aigc-studio:xmp:1.0#',
])
const droppedFields = new Set([
  `${dc}format`,
  `${xmp}CreatorTool`,
  `${xmp}ModifyDate`,
  `${xmp}MetadataDate`,
  `${xmp}Thumbnails`,
  `${photoshop}ICCProfile`,
  `${photoshop}ColorMode`,
  `${photoshop}History`,
  `${photoshop}LegacyIPTCDigest`,
  `${photoshop}DocumentAncestors`,
  `${photoshop}SidecarForExtension`,
])

/** IPTC-IIM datasets as XMP (IPTC Photo Metadata 2022.1, IIM mapping). */
const iptcAsXmp: Readonly<
  Record<number, { readonly space: string; readonly name: string; readonly form: Form }>
> = {
  5: { space: dc, name: 'title', form: 'Alt' },
  25: { space: dc, name: 'subject', form: 'Bag' },
  40: { space: photoshop, name: 'Instructions', form: 'text' },
  80: { space: dc, name: 'creator', form: 'Seq' },
  85: { space: photoshop, name: 'AuthorsPosition', form: 'text' },
  90: { space: photoshop, name: 'City', form: 'text' },
  95: { space: photoshop, name: 'State', form: 'text' },
  101: { space: photoshop, name: 'Country', form: 'text' },
  103: { space: photoshop, name: 'TransmissionReference', form: 'text' },
  105: { space: photoshop, name: 'Headline', form: 'text' },
  110: { space: photoshop, name: 'Credit', form: 'text' },
  115: { space: photoshop, name: 'Source', form: 'text' },
  116: { space: dc, name: 'rights', form: 'Alt' },
  120: { space: dc, name: 'description', form: 'Alt' },
  122: { space: photoshop, name: 'CaptionWriter', form: 'text' },
}
type Form = 'text' | 'Alt' | 'Bag' | 'Seq'

/**
 * Everything that other programs said about a picture and that is still true of it, each property once:
 * its XMP, and of its IPTC-IIM block what the XMP does not say. A damaged packet is left out.
 */
export function foreignFields(
  packet: string | undefined,
  iptc: Uint8Array | undefined,
): ForeignField[] {
  const fields = packet === undefined ? [] : ofPacket(packet)
  const known = new Set(fields.map(({ name }) => name))
  return [...fields, ...(iptc ? ofIptc(iptc) : []).filter(({ name }) => !known.has(name))]
}

function ofPacket(packet: string): ForeignField[] {
  // Entities could grow without end; no XMP has a document type.
  if (packet.length > maximumBytes || /<!(?:DOCTYPE|ENTITY)/i.test(packet)) return []
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(String(message))
      },
    }).parseFromString(packet.replace(/^[^<]+/, ''), 'text/xml')
    const fields = new Map<string, string>()
    for (const description of [...document.getElementsByTagNameNS(rdf, 'Description')]) {
      // Descriptions stand in the RDF itself; those deeper are values of a property.
      if (description.parentNode?.nodeName.split(':').at(-1) !== 'RDF') continue
      for (const [name, xml] of propertiesOf(description)) if (isKept(name)) fields.set(name, xml)
    }
    return [...fields].map(([name, xml]) => ({ name, xml }))
  } catch {
    return []
  }
}

function propertiesOf(description: Element): [string, string][] {
  const properties: [string, string][] = []
  for (const attribute of [...description.attributes]) {
    const { namespaceURI, localName, value } = attribute
    if (!namespaceURI || !localName || namespaceURI === rdf || attribute.name.startsWith('xmlns'))
      continue
    properties.push([`${namespaceURI}${localName}`, simple(namespaceURI, localName, value)])
  }
  const serializer = new XMLSerializer()
  for (const child of [...description.childNodes]) {
    if (child.nodeType !== child.ELEMENT_NODE) continue
    const { namespaceURI, localName } = child as Element
    if (namespaceURI && localName)
      properties.push([`${namespaceURI}${localName}`, serializer.serializeToString(child)])
  }
  return properties
}

function isKept(name: string): boolean {
  return !droppedFields.has(name) && ![...droppedNamespaces].some((space) => name.startsWith(space))
}

function ofIptc(block: Uint8Array): ForeignField[] {
  const texts = new Map<number, string[]>()
  for (const { dataset, text } of readIptcFields(block)) {
    const clean = text.replace(/\0/g, '').trim()
    if (clean !== '') texts.set(dataset, [...(texts.get(dataset) ?? []), clean])
  }
  return [...texts].flatMap(([dataset, values]) => {
    const mapped = iptcAsXmp[dataset]
    if (!mapped) return []
    const { space, name, form } = mapped
    const [first = ''] = values
    const xml = form === 'text' ? simple(space, name, first) : list(space, name, form, values)
    return { name: `${space}${name}`, xml }
  })
}

function simple(space: string, name: string, text: string): string {
  return `<f:${name} xmlns:f="${escapeXml(space)}">${escapeXml(text)}</f:${name}>`
}

function list(space: string, name: string, form: string, values: readonly string[]): string {
  const language = form === 'Alt' ? ' xml:lang="x-default"' : ''
  const shown = form === 'Alt' ? values.slice(0, 1) : values
  const items = shown.map((value) => `<rdf:li${language}>${escapeXml(value)}</rdf:li>`).join('')
  return `<f:${name} xmlns:f="${escapeXml(space)}" xmlns:rdf="${rdf}"><rdf:${form}>${items}</rdf:${form}></f:${name}>`
}

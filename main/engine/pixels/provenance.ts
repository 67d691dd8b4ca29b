import type { EngineStep, PictureTexts } from '../../../preload/contract/engineProtocol'
import type { DigitalSourceType } from '../../../preload/contract/step'
import type { ForeignField } from './foreignFields'
import { escapeXml, unescapeXml } from './xmlText'

/** Where a picture came from and what is said about it, as it is written into its file. */
export interface Provenance {
  readonly digitalSourceType?: DigitalSourceType
  /** The recipe as JSON text, free of file names and asset ids. */
  readonly recipe?: string
  readonly texts?: PictureTexts
  /** What other programs said about it; what the studio says itself comes before. */
  readonly foreign?: readonly ForeignField[]
}

const sourceTypeAddress = 'http://cv.iptc.org/newscodes/digitalsourcetype/'
const iptcNamespace = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/'
const dublinCore = 'http://purl.org/dc/elements/1.1/'
const iptcCore = 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'
const studioNamespace = 'urn:aigc-studio:xmp:1.0#'

/** From the most to the least artificial: a picture keeps the strongest mark that it ever got. */
const sourceTypes: readonly DigitalSourceType[] = [
  'trainedAlgorithmicMedia',
  'compositeWithTrainedAlgorithmicMedia',
  'algorithmicallyEnhanced',
]

/** The mark of a picture that several sources and steps had part in. */
export function strongestSourceType(
  types: readonly (DigitalSourceType | undefined)[],
): DigitalSourceType | undefined {
  return sourceTypes.find((type) => types.includes(type))
}

/** A recipe as JSON; parameters that refer to pictures are left out: they mean nothing elsewhere. */
export function recipeText(steps: readonly EngineStep[]): string {
  return JSON.stringify({
    version: 1,
    steps: steps.map(({ step, parameters }) => ({
      step,
      parameters: Object.fromEntries(
        Object.entries(parameters).filter(
          ([, value]) => value !== undefined && !isReference(value),
        ),
      ),
    })),
  })
}

function isReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value)
  return keys.length === 1 && (keys[0] === 'path' || keys[0] === 'asset')
}

/** JPEG keeps a packet in one segment of at most 65,502 bytes (XMP part 3, 1.1.3). */
const maximumPacketBytes = 60_000

/**
 * An XMP packet (ISO 16684-1) with the IPTC digital source type, the recipe, and the texts: caption in
 * `dc:description`, alternative text in `Iptc4xmpCore:AltTextAccessibility` (IPTC Photo Metadata 2021.1),
 * tags in `dc:subject`. Holds no date and nothing about the machine, so equal pictures stay equal files.
 * Where all of it is too long, the recipe goes first, then the fields of others, then the texts: the mark
 * stays. Undefined where there is nothing to say.
 */
export function xmpPacket(provenance: Provenance): string | undefined {
  const { digitalSourceType, recipe, texts } = provenance
  const mark = digitalSourceType
    ? [
        `<Iptc4xmpExt:DigitalSourceType>${sourceTypeAddress}${digitalSourceType}</Iptc4xmpExt:DigitalSourceType>`,
      ]
    : []
  const made = recipe ? [`<studio:Recipe>${escapeXml(recipe)}</studio:Recipe>`] : []
  const said = texts ? textProperties(texts) : []
  const others = foreignBeside(provenance)
  for (const properties of [
    [...mark, ...said, ...others, ...made],
    [...mark, ...said, ...others],
    [...mark, ...said],
    mark,
  ]) {
    if (properties.length === 0) return undefined
    const packet = packetOf(properties)
    if (Buffer.byteLength(packet) <= maximumPacketBytes) return packet
  }
  return undefined
}

/** Fields of others that the studio does not write itself. */
function foreignBeside({ digitalSourceType, texts, foreign = [] }: Provenance): string[] {
  const own = new Set([
    ...(digitalSourceType ? [`${iptcNamespace}DigitalSourceType`] : []),
    ...(texts?.description ? [`${dublinCore}description`] : []),
    ...(texts && texts.keywords.length > 0 ? [`${dublinCore}subject`] : []),
    ...(texts?.alternativeText ? [`${iptcCore}AltTextAccessibility`] : []),
  ])
  return foreign.filter(({ name }) => !own.has(name)).map(({ xml }) => xml)
}

function textProperties({ description, alternativeText, keywords }: PictureTexts): string[] {
  const inAnyLanguage = (name: string, text: string) =>
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>`
  const items = keywords.map((keyword) => `<rdf:li>${escapeXml(keyword)}</rdf:li>`).join('')
  return [
    ...(description ? [inAnyLanguage('dc:description', description)] : []),
    ...(alternativeText
      ? [inAnyLanguage('Iptc4xmpCore:AltTextAccessibility', alternativeText)]
      : []),
    ...(items ? [`<dc:subject><rdf:Bag>${items}</rdf:Bag></dc:subject>`] : []),
  ]
}

const namespaces = [
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  `xmlns:dc="${dublinCore}"`,
  `xmlns:Iptc4xmpCore="${iptcCore}"`,
  `xmlns:Iptc4xmpExt="${iptcNamespace}"`,
  `xmlns:studio="${studioNamespace}"`,
].join(' ')

function packetOf(properties: readonly string[]): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${namespaces}>`,
    ...properties,
    '<xmp:CreatorTool>AIGC Studio</xmp:CreatorTool>',
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

/**
 * What another packet says of where its picture came from: the source type, whoever wrote it, and our
 * own recipe. Everything else of a foreign packet may be private and is left behind.
 */
export function readProvenance(xmp: string | undefined): Provenance {
  if (xmp === undefined) return {}
  const named = sourceTypes.find((type) =>
    new RegExp(`digitalsourcetype/${type}\\b`, 'i').test(xmp),
  )
  const recipe = xmp.includes(studioNamespace)
    ? /<studio:Recipe>([^<]*)<\/studio:Recipe>/.exec(xmp)?.[1]
    : undefined
  return {
    ...(named ? { digitalSourceType: named } : {}),
    ...(recipe ? { recipe: unescapeXml(recipe) } : {}),
  }
}

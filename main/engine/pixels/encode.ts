import type { Sharp as SharpPipeline } from 'sharp'
import type { ImageFormat } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { FloatPicture } from '../strips/heldPictures'
import type { StagedPicture } from '../strips/stagedPicture'
import { allSamples, risingSamples } from '../strips/wholeSamples'
import { srgbProfile } from './colourProfile'
import { insertJpegIptc } from './jpegIptc'
import { insertJpegProfile } from './jpegProfile'
import { loadSharp, type Sharp } from './loadSharp'
import { encodeNaturalPng, type NaturalPicture } from './naturalPng'
import { suitsPngFilters } from './pngFilters'
import { insertExif, insertProfile, profileChunk } from './pngProfile'
import { type Provenance, xmpPacket } from './provenance'
import type { Samples } from './quantize'
import { encodeStripedJpeg } from './stripedJpeg'
import { mergeExif } from './tiffExif'
import { withoutExifSignature } from './webpPacket'

export const fileExtensions: Readonly<Record<ImageFormat, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  tiff: 'tif',
}

/** What a file holds, as far as it is not the picture's. */
interface FileFacts {
  readonly bitDepth: 8 | 16
  readonly hasAlpha: boolean
}

export interface EncodedFile extends FileFacts {
  readonly bytes: Uint8Array
}

/** A picture whose samples are made, or will be as it is encoded. */
export interface PreparedFile extends FileFacts {
  /** Whether `encode` asks the picture for its rows. */
  readonly isMadeMeanwhile: boolean
  /** Encodes them, on other threads than this one where libvips does it; a large JPEG in pieces, of which it holds some. */
  encode(): Promise<Uint8Array> | AsyncIterable<Uint8Array>
  /** The same as what `encodeNaturalPng` takes, where `encode` does nothing else. */
  readonly natural?: NaturalPicture
}

/** What else there is to say to the encoder. */
export interface EncodeOptions {
  /** ICC profile that the samples are in, where that is not sRGB. */
  readonly profile?: Uint8Array | undefined
  /** Exif block to keep, see exifFor. */
  readonly exif?: Uint8Array | undefined
  /** Block of IPTC-IIM, for the formats that have a place for one: JPEG and TIFF. */
  readonly iptc?: Uint8Array | undefined
  /** Most bits of a sample. */
  readonly bitDepth?: 8 | 16
  readonly signal?: AbortSignal
  readonly progress?: (fraction: number) => void
  /** Whether nobody needs the picture afterwards. */
  readonly isLast?: boolean
}

/**
 * A picture as a file's bytes: sRGB, tagged so, with its provenance as XMP and no other metadata, unless
 * there is another profile that it is in, or an Exif block to keep. PNG and TIFF keep 16 bits where the picture has them; JPEG lies on
 * white. Equal pictures give equal bytes. `quality` 1..100 counts for JPEG, WebP and AVIF.
 * Throws `write-failed` where the format has no room for the picture, and what its rows throw.
 */
export async function encodePicture(
  picture: Picture,
  format: ImageFormat,
  quality: number,
  provenance: Provenance,
  exif?: Uint8Array,
): Promise<EncodedFile> {
  return encodeStaged(new FloatPicture(picture), format, quality, provenance, { exif })
}

/** The same, strip by strip. */
export async function encodeStaged(
  picture: StagedPicture,
  format: ImageFormat,
  quality: number,
  provenance: Provenance,
  options: EncodeOptions = {},
): Promise<EncodedFile> {
  const { encode, bitDepth, hasAlpha } = await prepareFile(
    picture,
    format,
    quality,
    provenance,
    options,
  )
  return { bitDepth, hasAlpha, bytes: await inOnePiece(encode()) }
}

async function inOnePiece(
  encoded: Promise<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  if (encoded instanceof Promise) return encoded
  const pieces: Uint8Array[] = []
  for await (const piece of encoded) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * The first half of the same: makes the picture's samples, after which nobody asks it for rows any more. Those of a large
 * JPEG may still be on their way: `encode` begins with those that are there, and asks for those that pass by.
 */
export async function prepareFile(
  picture: StagedPicture,
  format: ImageFormat,
  quality: number,
  provenance: Provenance,
  {
    profile: own,
    exif,
    iptc,
    bitDepth = 16,
    signal = new AbortController().signal,
    progress,
    isLast,
  }: EncodeOptions = {},
): Promise<PreparedFile> {
  const [sharp, profile] = await Promise.all([loadSharp(), own ?? srgbProfile()])
  const deep = picture.bitDepth === 16 && bitDepth === 16 && (format === 'png' || format === 'tiff')
  const { width, height } = picture
  checkSides(width, height, format)
  const pacer = createPacer(signal)
  const depth = deep ? 16 : 8
  const rising = await risingSamples(picture, depth, format === 'jpeg', pacer, progress, isLast)
  const { channels } = rising
  const packet = xmpPacket(provenance)
  const isSmall = width * height <= mostPixelsAtOnce
  const isStriped = format === 'jpeg' && !isSmall
  const facts = {
    bitDepth: depth,
    hasAlpha: channels === 4,
    isMadeMeanwhile: isStriped && rising.passBy,
  } as const
  const whole: Raster | undefined = isStriped
    ? undefined
    : { samples: await allSamples(rising, picture, depth, pacer), width, height, channels }
  const filters = !deep && format === 'png' && whole !== undefined && suitsPngFilters(whole)
  if (whole && filters && isSmall && !(whole.samples instanceof Uint16Array)) {
    const { samples } = whole
    const natural = { ...whole, samples, profile: profileChunk(profile), packet }
    const encode = () => encodeNaturalPng(natural, createPacer(signal))
    if (!exif) return { ...facts, encode, natural }
    return { ...facts, encode: async () => insertExif(await encode(), exif) }
  }
  const coding: Coding = { quality, hasOwnTables: isSmall, filters }
  const pipelineOf = (part: Raster) =>
    sharp(part.samples, {
      raw: { width, height: part.height, channels },
      limitInputPixels: false,
    })
  const throughPng = exif
    ? exifThroughPng.includes(format)
    : own !== undefined && !insertsProfile(format)
  const encodeWhole = async (part: Raster) => {
    if (deep) return encodeDeep(sharp, pipelineOf(part), format, packet, profile)
    if (!throughPng) return encodeTagged(pipelineOf(part), format, packet, coding, profile)
    const tagged = await taggedPipeline(sharp, pipelineOf(part), exif, profile)
    return withFormat(withPacket(tagged, packet), format, coding).toBuffer()
  }
  const encodeDescribed = async (part: Raster) => {
    const bytes = await encodeWhole(part)
    const described = exif ? insertExifBlock(bytes, format, exif) : bytes
    return iptc ? insertIptc(described, format, iptc) : described
  }
  if (whole) return { ...facts, encode: () => encodeDescribed(whole) }
  return {
    ...facts,
    encode: () =>
      encodeStripedJpeg(
        { width, height, halvesColours: halvesColours(quality) },
        rising,
        (strip, isFirst) =>
          isFirst
            ? encodeDescribed(strip)
            : withFormat(pipelineOf(strip), format, coding).toBuffer(),
        signal,
      ),
  }
}

/** Whole samples that are to be encoded. */
interface Raster {
  readonly samples: Samples
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}

/**
 * 8 bits with the sRGB profile. Asked for a profile, sharp converts every pixel to it from the very same one, which
 * takes as long as the rest of a quick encoder; so where it is easy, the profile is put into the file by hand.
 */
async function encodeTagged(
  pipeline: SharpPipeline,
  format: ImageFormat,
  packet: string | undefined,
  coding: Coding,
  profile: Uint8Array,
): Promise<Uint8Array> {
  if (insertsProfile(format)) {
    const bare = await withFormat(withPacket(pipeline, packet), format, coding).toBuffer()
    return format === 'png' ? insertProfile(bare, profile) : insertJpegProfile(bare, profile)
  }
  return withFormat(withPacket(pipeline.withIccProfile('srgb'), packet), format, coding).toBuffer()
}

function insertsProfile(format: ImageFormat): boolean {
  return format === 'png' || format === 'jpeg'
}

/** Formats whose Exif sharp writes, from a picture that has it; it takes no block of bytes. */
const exifThroughPng: readonly ImageFormat[] = ['jpeg', 'webp', 'avif']

/** What sharp takes from a picture alone, it gets from one: an Exif block, or a profile that is in no file. */
async function taggedPipeline(
  sharp: Sharp,
  pipeline: SharpPipeline,
  exif: Uint8Array | undefined,
  profile: Uint8Array,
): Promise<SharpPipeline> {
  const between = await pipeline.png({ compressionLevel: 0 }).toBuffer()
  const tagged = insertProfile(exif ? insertExif(between, exif) : between, profile)
  return sharp(tagged, { limitInputPixels: false }).keepIccProfile().keepExif()
}

function insertExifBlock(bytes: Uint8Array, format: ImageFormat, exif: Uint8Array): Uint8Array {
  if (format === 'png') return insertExif(bytes, exif)
  if (format === 'webp') return withoutExifSignature(bytes)
  return format === 'tiff' ? mergeExif(bytes, exif) : bytes
}

/** The other formats have no place for IPTC-IIM. */
function insertIptc(bytes: Uint8Array, format: ImageFormat, iptc: Uint8Array): Uint8Array {
  if (format === 'jpeg') return insertJpegIptc(bytes, iptc)
  return format === 'tiff' ? mergeExif(bytes, undefined, iptc) : bytes
}

/** Sides that a format has no room for (RFC 9649, 3; AV1 4.9.1 as libvips writes it). */
const formatSides: Readonly<Partial<Record<ImageFormat, number>>> = { webp: 16_383, avif: 16_384 }

function checkSides(width: number, height: number, format: ImageFormat): void {
  const limit = formatSides[format]
  if (limit === undefined || Math.max(width, height) <= limit) return
  throw new StudioError('write-failed', {
    name: `${width} x ${height}`,
    reason: `${format.toUpperCase()} holds at most ${limit} pixels a side`,
  })
}

/**
 * sharp takes 16-bit samples for Display P3 as soon as it is asked for a profile, and would change them.
 * So the profile is put into a PNG by hand; a TIFF is then made of that, keeping profile and samples.
 */
async function encodeDeep(
  sharp: Sharp,
  pipeline: SharpPipeline,
  format: ImageFormat,
  packet: string | undefined,
  profile: Uint8Array,
): Promise<Uint8Array> {
  const deep = pipeline.toColourspace('rgb16')
  if (format === 'png')
    return insertProfile(await withFormat(withPacket(deep, packet), 'png').toBuffer(), profile)
  const between = await deep.png({ compressionLevel: 0 }).toBuffer()
  const tagged = sharp(insertProfile(between, profile), { limitInputPixels: false })
    .keepIccProfile()
    .toColourspace('rgb16')
  return withFormat(withPacket(tagged, packet), 'tiff').toBuffer()
}

function withPacket(pipeline: SharpPipeline, packet: string | undefined): SharpPipeline {
  return packet === undefined ? pipeline : pipeline.withXmp(packet)
}

/**
 * Larger pictures are not held once more to be written. JPEGs get the standard's Huffman tables instead of their own:
 * those need a first pass over all coefficients, which at 24 megapixels takes 280 MB and longer than everything else in
 * the encoder; they save about a tenth of the file. With the same tables everywhere, strips are encoded beside each
 * other. PNGs go through libvips row by row.
 */
const mostPixelsAtOnce = 10_000_000

/** How a format's encoder is to go about it. */
interface Coding {
  /** 1..100, for formats that lose something. */
  readonly quality: number
  /** Whether a JPEG gets Huffman tables of its own. */
  readonly hasOwnTables: boolean
  /** Whether a PNG's rows are filtered. */
  readonly filters: boolean
}

const lossless: Coding = { quality: 100, hasOwnTables: false, filters: false }

/** Whether a JPEG of this quality tells colours at half the size each way. */
function halvesColours(quality: number): boolean {
  return quality < 90
}

function withFormat(
  pipeline: SharpPipeline,
  format: ImageFormat,
  { quality, hasOwnTables, filters }: Coding = lossless,
): SharpPipeline {
  switch (format) {
    case 'png':
      return filters
        ? pipeline.png({ compressionLevel: 2, adaptiveFiltering: true })
        : pipeline.png({ compressionLevel: 6 })
    case 'jpeg':
      return pipeline.jpeg({
        quality,
        chromaSubsampling: halvesColours(quality) ? '4:2:0' : '4:4:4',
        optimiseCoding: hasOwnTables,
      })
    case 'webp':
      return pipeline.webp({ quality, effort: 4 })
    case 'avif':
      // Effort 4 takes ten times as long for files of the same size.
      return pipeline.avif({ quality, effort: 2 })
    case 'tiff':
      return pipeline.tiff({ compression: 'deflate', predictor: 'horizontal' })
  }
}

import { rm } from 'node:fs/promises'
import type { EncodedFacts, EncodeRequest } from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import { exportSize } from '../../preload/contract/exportSize'
import { isWithinLimits, maximumPixels } from '../../preload/contract/pixels/pictureLimits'
import { createPacer } from './pacer'
import { decodeInProfile, decodeSamples, type ImageHeader, readHeader } from './pixels/decode'
import { encodeStaged } from './pixels/encode'
import { describedExif, exifFor } from './pixels/exifBlock'
import { foreignFields } from './pixels/foreignFields'
import { iptcBlock } from './pixels/iptcFields'
import { keptProfile } from './pixels/keptProfile'
import { loadSharp } from './pixels/loadSharp'
import { type Provenance, readProvenance, xmpPacket } from './pixels/provenance'
import { type ImageFile, readImageFile } from './pixels/readImageFile'
import { resize } from './pixels/resize'
import { replaceMetadata } from './pixels/webpPacket'
import type { SampledPicture } from './strips/heldPictures'
import { writeWorkFile } from './writeNewFile'

/**
 * Writes a picture file anew as it is asked for. An animation that stays a WebP of its size keeps its
 * frames, and its file changes in its metadata alone; otherwise its first frame is written.
 * Throws what decoding and writing throw, and `image-too-large` for a size beyond the limit.
 */
export async function exportPicture(
  request: EncodeRequest,
  signal: AbortSignal,
): Promise<EncodedFacts> {
  const file = await readImageFile(request.path, signal)
  const header = await readHeader(file)
  const size = exportSize(header, request)
  if (!isWithinLimits(size)) {
    throw new StudioError('image-too-large', {
      name: file.name,
      ...size,
      limitMegapixels: maximumPixels / 1e6,
    })
  }
  const kept = request.metadataOf ? await keptMetadata(request.metadataOf, signal) : undefined
  const provenance = provenanceOf(header, request, kept)
  const old = kept?.exif ? exifFor(kept.exif, size) : undefined
  const exif = describedExif(old, request.texts?.description)
  const staysAnimation =
    header.pages > 1 &&
    header.format === 'webp' &&
    request.format === 'webp' &&
    size.width === header.width &&
    size.height === header.height
  const bytes = staysAnimation
    ? replaceMetadata(file.bytes, { exif, packet: xmpPacket(provenance) }, size)
    : await encoded(request, { file, header }, size, { provenance, exif }, signal)
  signal.throwIfAborted()
  await writeWorkFile(request.out, bytes)
  return { bytes: bytes.length, ...size }
}

/** The picture that is exported, once it has been read. */
interface Source {
  readonly file: ImageFile
  readonly header: ImageHeader
}

async function encoded(
  request: EncodeRequest,
  source: Source,
  { width, height }: { readonly width: number; readonly height: number },
  { provenance, exif }: { readonly provenance: Provenance; readonly exif: Buffer | undefined },
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { picture, profile } = await colouredPicture(request, source, signal)
  const sized = await resize(picture, width, height, createPacer(signal))
  const { format, quality, texts } = request
  const { bytes } = await encodeStaged(sized, format, quality, provenance, {
    profile,
    exif,
    iptc: texts && iptcBlock(texts),
    signal,
    bitDepth: request.bitDepth,
  })
  return bytes
}

interface ColouredPicture {
  readonly picture: SampledPicture
  /** That of its samples, where it is not sRGB. */
  readonly profile?: Uint8Array
}

/**
 * The picture in the colours that are asked for: in sRGB, or in the profile of `profileOf`. The user's own file keeps its
 * samples; what was made of it is sRGB and is converted. A profile that cannot be kept leaves sRGB.
 */
async function colouredPicture(
  { path, out, profileOf }: EncodeRequest,
  source: Source,
  signal: AbortSignal,
): Promise<ColouredPicture> {
  if (profileOf === undefined) return decodeSamples(path, signal)
  const isOwn = path === profileOf
  const kept = await keptProfile(isOwn ? source.file : await readImageFile(profileOf, signal))
  if (kept && isOwn)
    return { picture: await decodeInProfile(source.file, source.header), profile: kept.icc }
  if (kept?.isTarget)
    return { picture: await convertedInto(kept.icc, source, out), profile: kept.icc }
  return decodeSamples(path, signal)
}

/** libvips takes profiles from files alone. */
async function convertedInto(
  icc: Uint8Array,
  { file, header }: Source,
  out: string,
): Promise<SampledPicture> {
  const profilePath = `${out}.icc`
  await writeWorkFile(profilePath, icc)
  try {
    return await decodeInProfile(file, header, profilePath)
  } finally {
    await rm(profilePath, { force: true })
  }
}

function provenanceOf(
  header: ImageHeader,
  { recipe, texts }: EncodeRequest,
  kept: Metadata | undefined,
): Provenance {
  const { recipe: found, ...mark } = readProvenance(header.xmp)
  return {
    ...mark,
    ...(recipe && found !== undefined ? { recipe: found } : {}),
    ...(texts ? { texts } : {}),
    ...(kept ? { foreign: foreignFields(kept.xmp, kept.iptc) } : {}),
  }
}

/** What a file says beside its pixels, as it stands there. */
interface Metadata {
  readonly exif: Uint8Array | undefined
  readonly iptc: Uint8Array | undefined
  readonly xmp: string | undefined
}

async function keptMetadata(path: string, signal: AbortSignal): Promise<Metadata> {
  const sharp = await loadSharp()
  const file = await readImageFile(path, signal)
  const { exif, iptc, xmp } = await sharp(file.bytes, { limitInputPixels: false }).metadata()
  return { exif, iptc, xmp: xmp?.toString('utf8') }
}

import type { EncodedFacts, EncodeRequest } from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import { exportSize } from '../../preload/contract/exportSize'
import { createPacer } from './pacer'
import { decodeSamples, type ImageHeader, readHeader } from './pixels/decode'
import { encodeStaged } from './pixels/encode'
import { exifFor } from './pixels/exifBlock'
import { foreignFields } from './pixels/foreignFields'
import { maximumPixels } from './pixels/limits'
import { loadSharp } from './pixels/loadSharp'
import { type Provenance, readProvenance, xmpPacket } from './pixels/provenance'
import { readImageFile } from './pixels/readImageFile'
import { resize } from './pixels/resize'
import { replacePacket } from './pixels/webpPacket'
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
  if (size.width * size.height > maximumPixels) {
    throw new StudioError('image-too-large', {
      name: file.name,
      ...size,
      limitMegapixels: maximumPixels / 1e6,
    })
  }
  const kept = request.metadataOf ? await keptMetadata(request.metadataOf, signal) : undefined
  const provenance = provenanceOf(header, request, kept)
  const staysAnimation =
    header.pages > 1 &&
    header.format === 'webp' &&
    request.format === 'webp' &&
    size.width === header.width &&
    size.height === header.height
  const bytes = staysAnimation
    ? replacePacket(file.bytes, xmpPacket(provenance), size)
    : await encoded(request, size, provenance, kept, signal)
  signal.throwIfAborted()
  await writeWorkFile(request.out, bytes)
  return { bytes: bytes.length, ...size }
}

async function encoded(
  request: EncodeRequest,
  { width, height }: { readonly width: number; readonly height: number },
  provenance: Provenance,
  kept: Metadata | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { picture } = await decodeSamples(request.path, signal)
  const sized = await resize(picture, width, height, createPacer(signal))
  const exif = kept?.exif ? exifFor(kept.exif, { width, height }) : undefined
  const { format, quality } = request
  const { bytes } = await encodeStaged(sized, format, quality, provenance, {
    exif,
    signal,
    bitDepth: request.bitDepth,
  })
  return bytes
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

import type { Metadata, SharpOptions, Sharp as SharpPipeline } from 'sharp'
import { StudioError } from '../../../preload/contract/errors'
import { isWithinLimits, maximumPixels } from '../../../preload/contract/pixels/pictureLimits'
import type { Picture } from '../picture'
import { SampledPicture } from '../strips/heldPictures'
import { factsOf } from '../strips/stagedPicture'
import { srgbProfile } from './colourProfile'
import type { ReadableFormat } from './fileFormat'
import { asImageError } from './imageError'
import { loadSharp, type Sharp } from './loadSharp'
import { profileName } from './profileName'
import { fromSamples } from './quantize'
import { type ImageFile, readImageFile } from './readImageFile'

/** What a picture file's header says, after checking it against the limits. */
export interface ImageHeader {
  readonly format: ReadableFormat
  /** After orientation is applied. */
  readonly width: number
  readonly height: number
  readonly bitDepth: 8 | 16
  readonly hasAlpha: boolean
  readonly pages: number
  /** The embedded XMP packet, where there is one. */
  readonly xmp: string | undefined
  /** The embedded ICC profile: none, the sRGB one that the studio writes itself, or another. */
  readonly profile: 'none' | 'own' | 'foreign'
  /** What a foreign one calls itself. */
  readonly profileName: string | undefined
}

/** Pixels `[H, W, C]` interleaved, straight alpha, sRGB-encoded, upright, as whole numbers. */
export interface RawPixels {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  /** 0..255 or 0..65535. */
  readonly samples: Uint8Array | Uint16Array
}

/**
 * Reads a header without decoding pixels.
 * Throws `image-damaged`, `image-unsupported`, `image-too-large`.
 */
export async function readHeader(file: ImageFile): Promise<ImageHeader> {
  const sharp = await loadSharp()
  const metadata = await open(sharp, file, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw asImageError(error, file)
    })
  const { width, height } = metadata.autoOrient
  if (!isWithinLimits(metadata.autoOrient)) {
    throw new StudioError('image-too-large', {
      name: file.name,
      width,
      height,
      limitMegapixels: maximumPixels / 1e6,
    })
  }
  const profile = await profileOf(metadata)
  return {
    format: file.format,
    width,
    height,
    bitDepth: bitDepthOf(metadata, file),
    hasAlpha: metadata.hasAlpha,
    pages: metadata.pages ?? 1,
    xmp: metadata.xmp?.toString('utf8'),
    profile,
    profileName: profile === 'foreign' && metadata.icc ? profileName(metadata.icc) : undefined,
  }
}

/**
 * Decodes a file completely, page 0 of an animation. Embedded ICC profiles and CMYK are converted to
 * sRGB, orientation is applied, palettes and grey become RGB.
 * With `profilePath` they end in that profile. Throws `image-damaged` where not all of it can be decoded, `out-of-memory`.
 */
export async function decodePixels(
  file: ImageFile,
  header: ImageHeader,
  profilePath?: string,
): Promise<RawPixels> {
  const sharp = await loadSharp()
  const deep = header.bitDepth === 16
  const upright = profilePath
    ? openInto(sharp, file, header, profilePath)
    : openUpright(sharp, file, header)
  const { data, info } = await upright
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw asImageError(error, file)
    })
  const samples = deep
    ? asUint16(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const { width, height, channels } = info
  if (channels !== 3 && channels !== 4) {
    throw new StudioError('image-unsupported', { name: file.name, format: `${channels} channels` })
  }
  return { width, height, channels, samples }
}

/** Reads and decodes a picture file, into whole samples; throws what the functions above throw. */
export async function decodeSamples(
  path: string,
  signal?: AbortSignal,
): Promise<{ picture: SampledPicture; header: ImageHeader }> {
  const file = await readImageFile(path, signal)
  const header = await readHeader(file)
  signal?.throwIfAborted()
  const { samples, ...size } = await decodePixels(file, header)
  signal?.throwIfAborted()
  const facts = { ...size, bitDepth: header.bitDepth, source: header.format }
  return { picture: new SampledPicture(facts, samples), header }
}

/**
 * A picture with its samples in the colours of another profile than sRGB. A file of the studio's own is converted into
 * that of `profilePath`; where none is given, the samples stay in the file's own profile, untouched.
 */
export async function decodeInProfile(
  file: ImageFile,
  header: ImageHeader,
  profilePath?: string,
): Promise<SampledPicture> {
  const as = { ...header, profile: 'own' } as const
  const { samples, ...size } = await decodePixels(file, as, profilePath)
  return new SampledPicture({ ...size, bitDepth: header.bitDepth, source: header.format }, samples)
}

/** The same as `decodeSamples` into float32. */
export async function decodePicture(
  path: string,
  signal?: AbortSignal,
): Promise<{ picture: Picture; header: ImageHeader }> {
  const { picture, header } = await decodeSamples(path, signal)
  return { picture: { ...factsOf(picture), data: fromSamples(picture.samples) }, header }
}

/** sharp over a file's bytes, with the warnings of a broken file as errors. */
function open(sharp: Sharp, file: ImageFile, options: SharpOptions): SharpPipeline {
  return sharp(file.bytes, {
    failOn: 'warning',
    limitInputChannels: 5,
    sequentialRead: true,
    page: 0,
    pages: 1,
    ...options,
  })
}

/**
 * A pipeline over a file's first page: upright, sRGB, with the file's bit depth.
 *
 * sharp converts 16-bit pictures that have a profile to Display P3; naming the output profile makes it
 * go on to sRGB. Our own sRGB tag needs no conversion, which would cost rounding.
 */
export function openUpright(sharp: Sharp, file: ImageFile, header: ImageHeader): SharpPipeline {
  const pipeline = open(sharp, file, {
    limitInputPixels: maximumPixels,
    ignoreIcc: header.profile === 'own',
  }).autoOrient()
  if (header.bitDepth === 8) return pipeline.toColourspace('srgb')
  const deep = pipeline.toColourspace('rgb16')
  return header.profile === 'foreign' ? deep.withIccProfile('srgb') : deep
}

/** The same, on into another profile; the file's own sRGB tag says what from. */
function openInto(
  sharp: Sharp,
  file: ImageFile,
  { bitDepth }: ImageHeader,
  profilePath: string,
): SharpPipeline {
  return open(sharp, file, { limitInputPixels: maximumPixels })
    .autoOrient()
    .toColourspace(bitDepth === 16 ? 'rgb16' : 'srgb')
    .withIccProfile(profilePath)
}

async function profileOf({ icc }: Metadata): Promise<ImageHeader['profile']> {
  if (!icc) return 'none'
  return Buffer.compare(icc, await srgbProfile()) === 0 ? 'own' : 'foreign'
}

function bitDepthOf(metadata: Metadata, file: ImageFile): 8 | 16 {
  if (metadata.depth === 'uchar') return 8
  if (metadata.depth === 'ushort') return 16
  throw new StudioError('image-unsupported', {
    name: file.name,
    format: `${file.format.toUpperCase()} with ${metadata.depth} samples`,
  })
}

function asUint16(data: Buffer): Uint16Array {
  if (data.byteOffset % 2 === 0) {
    return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
  }
  return new Uint16Array(Uint8Array.from(data).buffer)
}

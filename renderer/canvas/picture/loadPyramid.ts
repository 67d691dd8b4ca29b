import { assetUrl, type ImageVariant } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import { maximumViewPixels } from '../../../preload/contract/pictureView'
import { studio } from '../../state/studio'
import type { Size } from '../geometry'
import type { Pyramid } from './pyramid'
import { decodePicture } from './work/decodePicture'

/** Formats that a browser decodes itself; of others the studio tells the samples, or a PNG where they are too many. */
const browserFormats = new Set(['png', 'jpeg', 'jpg', 'webp', 'avif', 'gif', 'bmp'])

/**
 * A picture's own pixels, decoded beside the window and halved until they are few. Throws a StudioError
 * where the picture cannot be decoded, an AbortError where it is no longer wanted.
 */
export async function loadPyramid(asset: Asset, signal: AbortSignal): Promise<Pyramid> {
  if (browserFormats.has(asset.format))
    return decodePicture(await originalBytes(asset.id, signal), signal)
  const { width = 0, height = 0 } = asset
  const isLarge = width * height > maximumViewPixels
  const pixels = isLarge ? await pngBytes(asset.id) : await samplesOf(asset.id, { width, height })
  return decodePicture(pixels, signal)
}

/** A smaller form of the picture as a pyramid of one level, stretched to the picture's own size. */
export async function loadSmallPyramid(
  asset: Asset,
  variant: Exclude<ImageVariant, 'original'>,
  signal: AbortSignal,
): Promise<Pyramid> {
  const image = new Image()
  image.src = assetUrl(asset.id, variant)
  await image.decode()
  signal.throwIfAborted()
  const size = {
    width: asset.width ?? image.naturalWidth,
    height: asset.height ?? image.naturalHeight,
  }
  const place = { left: 0, top: 0, ...size }
  return { size, levels: [{ reduction: 1, pieces: [{ image, place }] }] }
}

/** Frees the memory of a pyramid that is no longer drawn. */
export function releasePyramid(pyramid: Pyramid | undefined): void {
  for (const level of pyramid?.levels ?? []) {
    for (const { image } of level.pieces) {
      if (image instanceof ImageBitmap) image.close()
    }
  }
}

async function originalBytes(id: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(assetUrl(id, 'original'), { signal })
  if (!answer.ok) throw new StudioError('internal', { reason: `status ${answer.status}` })
  return answer.blob()
}

/** Uncompressed: a PNG of a scan takes the studio ten times as long as reading the scan. */
async function samplesOf(id: string, size: Size): Promise<ImageData> {
  const { bytes } = await studio().calls.library.samples({ id })
  return new ImageData(Uint8ClampedArray.from(bytes), size.width, size.height)
}

async function pngBytes(id: string): Promise<Blob> {
  const { bytes } = await studio().calls.library.exportBytes({ id, format: 'png' })
  return new Blob([Uint8Array.from(bytes)], { type: 'image/png' })
}

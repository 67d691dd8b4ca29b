import { assetUrl, type ImageVariant } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import { studio } from '../../state/studio'
import type { Pyramid } from './pyramid'
import { decodePicture } from './work/decodePicture'

/** Formats that a browser decodes itself; others come as PNG from the studio. */
const browserFormats = new Set(['png', 'jpeg', 'jpg', 'webp', 'avif', 'gif', 'bmp'])

/**
 * A picture's own pixels, decoded beside the window and halved until they are few. Throws a StudioError
 * where the picture cannot be decoded, an AbortError where it is no longer wanted.
 */
export async function loadPyramid(asset: Asset, signal: AbortSignal): Promise<Pyramid> {
  const bytes = browserFormats.has(asset.format)
    ? await originalBytes(asset.id, signal)
    : await pngBytes(asset.id)
  return decodePicture(bytes, signal)
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

async function pngBytes(id: string): Promise<Blob> {
  const { bytes } = await studio().calls.library.exportBytes({ id, format: 'png' })
  return new Blob([Uint8Array.from(bytes)], { type: 'image/png' })
}

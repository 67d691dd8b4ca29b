import { assetUrl, type ImageVariant } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import { studio } from '../../state/studio'
import { intersect, type Size } from '../geometry'
import { drawPart, type Level, type Piece, type Pyramid, piecePlaces } from './pyramid'

/** Formats that a browser decodes itself; others come as PNG from the studio. */
const browserFormats = new Set(['png', 'jpeg', 'jpg', 'webp', 'avif', 'gif', 'bmp', 'svg'])
/** The smallest level is no larger than this on its longer side. */
const smallestLevel = 512

/**
 * Decodes a picture and halves it until it is small. Throws an Error where the picture cannot be
 * decoded, an AbortError where it is no longer wanted.
 */
export async function loadPyramid(asset: Asset, signal: AbortSignal): Promise<Pyramid> {
  const image = browserFormats.has(asset.format)
    ? await decodeVariant(asset.id, 'original', signal)
    : await decodeAsPng(asset.id, signal)
  const size = { width: image.naturalWidth, height: image.naturalHeight }
  const levels: Level[] = [await fullLevel(image, size, signal)]
  for (let last = levels[0]; last && longerSide(size) / last.reduction > smallestLevel; ) {
    last = halved(last, size)
    levels.push(last)
    await breath(signal)
  }
  return { size, levels }
}

/** The picture's quick preview as a pyramid of one level, stretched to the picture's own size. */
export async function loadQuickPyramid(asset: Asset, signal: AbortSignal): Promise<Pyramid> {
  const image = await decodeVariant(asset.id, 'preview', signal)
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
      else if (!(image instanceof HTMLImageElement)) image.width = 0
    }
  }
}

async function decodeVariant(
  id: string,
  variant: ImageVariant,
  signal: AbortSignal,
): Promise<HTMLImageElement> {
  return decode(assetUrl(id, variant), signal)
}

async function decodeAsPng(id: string, signal: AbortSignal): Promise<HTMLImageElement> {
  const { bytes } = await studio().calls.library.exportBytes({ id, format: 'png' })
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }))
  try {
    return await decode(url, signal)
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function decode(url: string, signal: AbortSignal): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  signal.throwIfAborted()
  return image
}

async function fullLevel(image: HTMLImageElement, size: Size, signal: AbortSignal): Promise<Level> {
  const pieces: Piece[] = []
  for (const place of piecePlaces(size, 1)) {
    const { left, top, width, height } = place
    pieces.push({ place, image: await createImageBitmap(image, left, top, width, height) })
    signal.throwIfAborted()
  }
  return { reduction: 1, pieces }
}

/** The next level: every pixel the mean of four. */
function halved(level: Level, size: Size): Level {
  const reduction = level.reduction * 2
  const pieces = piecePlaces(size, reduction).map((place): Piece => {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(place.width / reduction)),
      Math.max(1, Math.round(place.height / reduction)),
    )
    const context = canvas.getContext('2d')
    if (context) {
      context.imageSmoothingQuality = 'low'
      const below = level.pieces.filter((piece) => intersect(piece.place, place))
      // Odd sizes: the piece is stretched by less than a pixel, so that it covers its place.
      context.scale(
        (canvas.width * reduction) / place.width,
        (canvas.height * reduction) / place.height,
      )
      drawPart(context, { reduction: level.reduction, pieces: below }, place, 1 / reduction)
    }
    return { place, image: canvas }
  })
  return { reduction, pieces }
}

function longerSide({ width, height }: Size): number {
  return Math.max(width, height)
}

/** Lets the window answer between two pieces of work. */
async function breath(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal.throwIfAborted()
}

import { intersect, type Rectangle, type Size } from '../../geometry'
import { drawPart, type Level, type Piece, type Pyramid, piecePlaces } from '../pyramid'

/** The smallest level is no larger than this on its longer side. */
const smallestLevel = 512

/**
 * Decodes a picture's file once and halves it until it is small. Runs in the thread of pictures: each of
 * these takes longer than a frame. Throws where the browser cannot decode it.
 */
export async function buildPyramid(picture: Blob | ImageData): Promise<Pyramid> {
  const whole = await createImageBitmap(picture, { imageOrientation: 'from-image' })
  try {
    const size = { width: whole.width, height: whole.height }
    const levels = [fullLevel(whole, size)]
    for (let last = levels[0]; last && longerSide(size) / last.reduction > smallestLevel; ) {
      last = halved(last, size)
      levels.push(last)
    }
    return { size, levels }
  } finally {
    whole.close()
  }
}

/**
 * Pieces are drawn, not cut: a bitmap may lie as its file does and only be shown upright, and Chromium up to 114 takes
 * the place of a cut in the one for a place in the other.
 */
function fullLevel(whole: ImageBitmap, size: Size): Level {
  const pieces = piecePlaces(size, 1).map((place): Piece => {
    const canvas = new OffscreenCanvas(place.width, place.height)
    canvas.getContext('2d')?.drawImage(whole, -place.left, -place.top)
    return { place, image: canvas.transferToImageBitmap() }
  })
  return { reduction: 1, pieces }
}

/** The next level: every pixel the mean of four. */
function halved(level: Level, size: Size): Level {
  const reduction = level.reduction * 2
  const pieces = piecePlaces(size, reduction).map((place) => halvedPiece(level, place, reduction))
  return { reduction, pieces }
}

function halvedPiece(level: Level, place: Rectangle, reduction: number): Piece {
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
  return { place, image: canvas.transferToImageBitmap() }
}

function longerSide({ width, height }: Size): number {
  return Math.max(width, height)
}

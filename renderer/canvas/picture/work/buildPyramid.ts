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
    const levels = [await fullLevel(whole, size)]
    for (let last = levels[0]; last && longerSide(size) / last.reduction > smallestLevel; ) {
      last = halved(last, size)
      levels.push(last)
    }
    return { size, levels }
  } finally {
    whole.close()
  }
}

async function fullLevel(whole: ImageBitmap, size: Size): Promise<Level> {
  const pieces: Piece[] = []
  for (const place of piecePlaces(size, 1)) {
    const { left, top, width, height } = place
    pieces.push({ place, image: await createImageBitmap(whole, left, top, width, height) })
  }
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

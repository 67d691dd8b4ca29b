import { StudioError } from '../../../preload/contract/errors'
import type { StepParameters } from '../../../preload/contract/steps'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { aspectBox, crop, pixelBox } from '../pixels/crop'
import { maximumPixels } from '../pixels/limits'
import { flip, turn } from '../pixels/quarterTurns'
import { resize } from '../pixels/resize'
import { straighten } from '../pixels/straighten'
import { requirePicture, type StepImplementation } from '../stepImplementation'

type Parameters = StepParameters<'transform.geometry'>

/** Flip, quarter turns, straighten, crop, resize, in this order; each leaves the picture alone at its default. */
export const implementation: StepImplementation<'transform.geometry'> = {
  async *run(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const turned = turn(flip(requirePicture(input), parameters.flip), parameters.rotate)
    const level = await straighten(turned, parameters.straighten, pacer, (done) =>
      context.progress(done * 0.5),
    )
    const cropped = cropTo(level, parameters)
    const size = sizeOf(cropped, parameters)
    const picture = await resize(cropped, size.width, size.height, pacer, (done) =>
      context.progress(0.5 + done * 0.5),
    )
    context.progress(1)
    yield { picture, data: { width: picture.width, height: picture.height } }
  },
}

function cropTo(picture: Picture, { crop: box, aspect }: Parameters): Picture {
  if (box) return crop(picture, pixelBox(picture, box))
  if (aspect === 'free') return picture
  const [across, down] = aspect.split(':').map(Number) as [number, number]
  return crop(picture, aspectBox(picture, across / down))
}

/** One side alone keeps the ratio; both together are taken as they are. */
function sizeOf(picture: Picture, parameters: Parameters): { width: number; height: number } {
  const ratio = picture.width / picture.height
  const { width: askedWidth, height: askedHeight } = parameters
  const width =
    askedWidth ?? (askedHeight ? Math.max(1, Math.round(askedHeight * ratio)) : picture.width)
  const height =
    askedHeight ?? (askedWidth ? Math.max(1, Math.round(askedWidth / ratio)) : picture.height)
  if (width * height > maximumPixels) {
    throw new StudioError('image-too-large', {
      name: 'The result',
      width,
      height,
      limitMegapixels: maximumPixels / 1e6,
    })
  }
  return { width, height }
}

import { StudioError } from '../../../preload/contract/errors'
import { cropBox, resizedSize } from '../../../preload/contract/pixels/geometryPlan'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import type { StepParameters } from '../../../preload/contract/steps'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { crop } from '../pixels/crop'
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
    const cropped = crop(level, cropBox(level, parameters))
    const size = sizeOf(cropped, parameters)
    const picture = await resize(cropped, size.width, size.height, pacer, (done) =>
      context.progress(0.5 + done * 0.5),
    )
    context.progress(1)
    yield { picture, data: { width: picture.width, height: picture.height } }
  },
}

function sizeOf(picture: Picture, parameters: Parameters): PixelSize {
  const { width, height } = resizedSize(picture, parameters)
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

import { StudioError } from '../../../preload/contract/errors'
import { cropBox, resizedSize } from '../../../preload/contract/pixels/geometryPlan'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import type { StepParameters } from '../../../preload/contract/steps'
import { createPacer, type Pacer } from '../pacer'
import { crop } from '../pixels/crop'
import { maximumPixels } from '../pixels/limits'
import { flip, turn } from '../pixels/quarterTurns'
import { resize } from '../pixels/resize'
import { straighten } from '../pixels/straighten'
import type { StepImplementation } from '../stepImplementation'
import { FloatPicture } from '../strips/heldPictures'
import type { StagedPicture } from '../strips/stagedPicture'
import { wholePicture } from '../strips/wholePicture'

type Parameters = StepParameters<'transform.geometry'>

/** Flip, quarter turns, straighten, crop, resize, in this order; each leaves the picture alone at its default. */
export const implementation: StepImplementation<'transform.geometry'> = {
  ahead: 0.9,
  async stage(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const cropped = await cutOut(input, parameters, pacer, (done) => context.progress(done * 0.5))
    const size = sizeOf(cropped, parameters)
    const picture = await resize(cropped, size.width, size.height, pacer, (done) =>
      context.progress(0.5 + done * 0.5),
    )
    return { picture, report: () => ({ width: picture.width, height: picture.height }) }
  },
}

/** The part of the picture that is shown, turned as it is asked for: all but its size. */
async function cutOut(
  input: StagedPicture,
  parameters: Parameters,
  pacer: Pacer,
  progress: (fraction: number) => void,
): Promise<StagedPicture> {
  const { flip: mirrored, rotate, straighten: degrees, crop: box, aspect } = parameters
  const isWhole =
    mirrored === 'none' && rotate === '0' && degrees === 0 && !box && aspect === 'free'
  if (isWhole) return input
  const turned = turn(flip(await wholePicture(input, pacer), mirrored), rotate)
  const level = await straighten(turned, degrees, pacer, progress)
  return new FloatPicture(crop(level, cropBox(level, parameters)))
}

function sizeOf(picture: PixelSize, parameters: Parameters): PixelSize {
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

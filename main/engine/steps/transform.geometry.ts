import { cropBox, resizedSize } from '../../../preload/contract/pixels/geometryPlan'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import type { StepParameters } from '../../../preload/contract/steps'
import { createPacer, type Pacer } from '../pacer'
import { flip, turn } from '../pixels/quarterTurns'
import { resize } from '../pixels/resize'
import { requireResultSize } from '../pixels/resultSize'
import type { StepImplementation } from '../stepImplementation'
import { CroppedPicture } from '../strips/croppedPicture'
import type { StagedPicture } from '../strips/stagedPicture'
import { StraightenedPicture } from '../strips/straightenedPicture'
import { heldPicture } from '../strips/wholePicture'

type Parameters = StepParameters<'transform.geometry'>

/**
 * Flip, quarter turns, straighten, crop, resize, in this order; each leaves the picture alone at its default. Straightened
 * and cropped rows are made when they are asked for.
 */
export const implementation: StepImplementation<'transform.geometry'> = {
  ahead: 0.5,
  async stage(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const cropped = cropTo(await level(input, parameters, pacer), parameters)
    const size = sizeOf(cropped, parameters)
    const picture = await resize(cropped, size.width, size.height, pacer, (done) =>
      context.progress(done),
    )
    return { picture, report: () => ({ width: picture.width, height: picture.height }) }
  },
}

/** The whole picture, turned as it is asked for. */
async function level(
  input: StagedPicture,
  { flip: mirrored, rotate, straighten: degrees }: Parameters,
  pacer: Pacer,
): Promise<StagedPicture> {
  if (mirrored === 'none' && rotate === '0' && degrees === 0) return input
  const turned = turn(flip(await heldPicture(input, pacer), mirrored), rotate)
  return degrees === 0 ? turned : new StraightenedPicture(turned, degrees)
}

function cropTo(picture: StagedPicture, parameters: Parameters): StagedPicture {
  const box = cropBox(picture, parameters)
  const isWhole = box.width === picture.width && box.height === picture.height
  return isWhole ? picture : new CroppedPicture(picture, box)
}

function sizeOf(picture: PixelSize, parameters: Parameters): PixelSize {
  const size = resizedSize(picture, parameters)
  requireResultSize(size)
  return size
}

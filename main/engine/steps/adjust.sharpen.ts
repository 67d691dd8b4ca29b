import { createPacer, type Pacer } from '../pacer'
import { largestKernelSigma } from '../pixels/gaussianBlur'
import { sharpenedByPlane } from '../sharpen/planePicture'
import type { StepImplementation } from '../stepImplementation'
import { forEachStrip } from '../strips/forEachStrip'
import { PaintedPicture } from '../strips/paintedPicture'
import type { StagedPicture } from '../strips/stagedPicture'

/**
 * Unsharp mask: the difference between the luma and its Gaussian blur, times the amount, is added to
 * all three channels, so colours do not fringe. Works on encoded values, where equal steps look equal.
 */
export const implementation: StepImplementation<'adjust.sharpen'> = {
  ahead: 0.1,
  async stage(input, { radius, amount, threshold }, context) {
    const report = () => ({})
    if (amount === 0) return { picture: input, report }
    const weighted = await hasTransparency(input, createPacer(context.signal))
    const unsharp = { amount, threshold }
    const picture =
      radius > largestKernelSigma
        ? await sharpenedByPlane(input, unsharp, radius, weighted, context.signal, (fraction) =>
            context.progress(fraction),
          )
        : new PaintedPicture(input, {
            kind: 'sharpen',
            parameters: { ...unsharp, radius, weighted },
          })
    return { picture, report }
  },
}

async function hasTransparency(picture: StagedPicture, pacer: Pacer): Promise<boolean> {
  if (picture.channels === 3) return false
  let found = false
  await forEachStrip(picture, pacer, (_first, _end, rows) => {
    for (let index = 3; index < rows.length && !found; index += 4) found = rows[index] !== 1
  })
  return found
}

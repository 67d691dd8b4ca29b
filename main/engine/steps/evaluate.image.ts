import { StudioError } from '../../../preload/contract/errors'
import type { ImageReference } from '../../../preload/contract/references'
import { colourDifference } from '../metrics/colourDifference'
import { peakSignalToNoise } from '../metrics/peakSignalToNoise'
import { structuralSimilarity } from '../metrics/structuralSimilarity'
import { createPacer } from '../pacer'
import { requirePicture, type StepImplementation } from '../stepImplementation'

/** Compares red, green and blue; alpha is left out of account. */
export const implementation: StepImplementation<'evaluate.image'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const reference = await context.readPicture(pathOf(parameters.reference))
    if (reference.width !== picture.width || reference.height !== picture.height) {
      throw new StudioError('reference-size-differs', {
        width: picture.width,
        height: picture.height,
        referenceWidth: reference.width,
        referenceHeight: reference.height,
      })
    }
    const pacer = createPacer(context.signal)
    const psnr = await peakSignalToNoise(reference, picture, pacer)
    context.progress(0.1)
    const ssim = await structuralSimilarity(reference, picture, pacer, (done) =>
      context.progress(0.1 + done * 0.5),
    )
    const difference = await colourDifference(reference, picture, pacer, (done) =>
      context.progress(0.6 + done * 0.4),
    )
    context.progress(1)
    yield {
      data: {
        psnr: psnr === Number.POSITIVE_INFINITY ? 'Infinity' : psnr,
        ssim,
        deltaE: difference.mean,
        deltaEMaximum: difference.maximum,
      },
    }
  },
}

/** The core has put a path in the place of every reference. */
function pathOf(reference: ImageReference): string {
  if ('path' in reference) return reference.path
  throw new Error('the core let an unresolved reference through')
}

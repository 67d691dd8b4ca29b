import { createPacer } from '../pacer'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { FloatPicture } from '../strips/heldPictures'
import { measureSeams } from '../tiling/seams'

/** Looks at red, green and blue; alpha is left out of account. */
export const implementation: StepImplementation<'evaluate.tile'> = {
  async *run(input, _parameters, context) {
    const picture = new FloatPicture(requirePicture(input))
    yield { data: await measureSeams(picture, createPacer(context.signal)) }
  },
}

import { createPacer } from '../pacer'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { applyTone } from '../tone/applyTone'

export const implementation: StepImplementation<'adjust.tone'> = {
  async *run(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const picture = await applyTone(requirePicture(input), parameters, pacer, context.progress)
    context.progress(1)
    yield { picture, data: {} }
  },
}

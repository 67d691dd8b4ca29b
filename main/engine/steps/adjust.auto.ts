import { createPacer } from '../pacer'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { applyTone } from '../tone/applyTone'
import { chooseTone } from '../tone/chooseTone'
import { measureLight } from '../tone/lightStatistics'

export const implementation: StepImplementation<'adjust.auto'> = {
  async *run(input, parameters, context) {
    const source = requirePicture(input)
    const pacer = createPacer(context.signal)
    const chosen = chooseTone(await measureLight(source, pacer), parameters)
    const picture = await applyTone(source, chosen, pacer, (done) =>
      context.progress(0.4 + done * 0.6),
    )
    context.progress(1)
    yield { picture, data: { chosen } }
  },
}

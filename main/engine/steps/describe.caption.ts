import { captionPicture } from '../captions/captionPicture'
import { requirePicture, type StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'describe.caption'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const model = await context.loadModel('caption', parameters.model)
    const seed = parameters.seed ?? 0
    const captions = await captionPicture(model, picture, {
      method: parameters.method,
      beams: parameters.beams,
      count: parameters.candidates,
      temperature: parameters.temperature,
      seed,
      attention: parameters.attention,
      signal: context.signal,
      progress: (fraction) => context.progress(fraction),
    })
    // Beam search draws nothing, so no seed goes with it.
    yield {
      data: { captions },
      model: model.id,
      ...(parameters.method === 'sample' ? { seed } : {}),
    }
  },
}

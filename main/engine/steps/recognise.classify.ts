import { classifyPicture } from '../models/classifyPicture'
import { requirePicture, type StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'recognise.classify'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const model = await context.loadModel('classify', parameters.model)
    context.signal.throwIfAborted()
    const recognition = await classifyPicture(model, picture)
    context.progress(1)
    yield {
      data: {
        labels: recognition.labels.slice(0, parameters.top),
        coarse: recognition.coarse.slice(0, parameters.top),
        unknown: recognition.unknown,
        realism: recognition.realism,
        ...(parameters.saliency ? { saliency: recognition.saliency } : {}),
      },
      model: model.id,
    }
  },
}

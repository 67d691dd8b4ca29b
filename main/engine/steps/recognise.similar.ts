import { StudioError } from '../../../preload/contract/errors'
import { createPacer } from '../pacer'
import type { StepImplementation } from '../stepImplementation'
import { lookAtPictures } from '../training/lookAtPictures'
import { pairsLike, similarPairs } from '../training/similarPairs'

/** Share of the progress that looking at the pictures is; the rest is comparing what was seen. */
const lookingShare = 0.95

export const implementation: StepImplementation<'recognise.similar'> = {
  async *run(_input, parameters, context) {
    const { inputs } = context
    if (parameters.like !== undefined && parameters.like >= inputs.length)
      throw new StudioError('bad-parameter', {
        step: 'recognise.similar',
        parameter: 'like',
        reason: `there are ${inputs.length} pictures`,
      })
    const model = await context.loadModel('classify', parameters.model)
    // Only labelled pictures are looked at; which label makes no difference to what is seen.
    const seen = await lookAtPictures(
      model,
      inputs.map(() => '-'),
      0,
      0,
      { ...context, progress: (fraction) => context.progress(fraction * lookingShare) },
    )
    const rows = [...seen.readable]
    const pacer = createPacer(context.signal)
    const { like } = parameters
    const pairs =
      like === undefined
        ? await similarPairs(seen.plain, seen.size, rows, pacer, (fraction) =>
            context.progress(lookingShare + fraction * (1 - lookingShare)),
          )
        : await pairsLike(seen.plain, seen.size, rows, like, pacer)
    context.progress(1)
    yield {
      data: {
        pictures: rows.length,
        unreadable: inputs.length - rows.length,
        pairs: pairs.map((pair) => ({ ...pair, likeness: Math.round(pair.likeness * 1e4) / 1e4 })),
      },
      model: model.id,
    }
  },
}

import { isNeutral } from '../../../preload/contract/pixels/toneColour'
import { createPacer } from '../pacer'
import type { StepImplementation } from '../stepImplementation'
import { PaintedPicture } from '../strips/paintedPicture'
import { chooseTone } from '../tone/chooseTone'
import { measureLight } from '../tone/lightStatistics'

export const implementation: StepImplementation<'adjust.auto'> = {
  ahead: 0.3,
  async stage(input, parameters, context) {
    const statistics = await measureLight(input, createPacer(context.signal), (fraction) =>
      context.progress(fraction),
    )
    const chosen = chooseTone(statistics, parameters)
    const picture = isNeutral(chosen)
      ? input
      : new PaintedPicture(input, { kind: 'tone', parameters: chosen })
    return { picture, report: () => ({ chosen }) }
  },
}

import { isNeutral } from '../../../preload/contract/pixels/toneColour'
import type { StepImplementation } from '../stepImplementation'
import { PaintedPicture } from '../strips/paintedPicture'

export const implementation: StepImplementation<'adjust.tone'> = {
  ahead: 0,
  async stage(input, parameters) {
    const picture = isNeutral(parameters)
      ? input
      : new PaintedPicture(input, { kind: 'tone', parameters })
    return { picture, report: () => ({}) }
  },
}

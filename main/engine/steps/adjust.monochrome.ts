import type { StepImplementation } from '../stepImplementation'
import { PaintedPicture } from '../strips/paintedPicture'

export const implementation: StepImplementation<'adjust.monochrome'> = {
  ahead: 0,
  async stage(input, parameters) {
    const picture = new PaintedPicture(input, { kind: 'monochrome', parameters })
    return { picture, report: () => ({}) }
  },
}

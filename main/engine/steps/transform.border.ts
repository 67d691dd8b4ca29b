import {
  addsBorder,
  type BorderPlan,
  planBorder,
} from '../../../preload/contract/pixels/borderPlan'
import type { StepParameters } from '../../../preload/contract/steps'
import { createPacer, type Pacer } from '../pacer'
import { requireResultSize } from '../pixels/resultSize'
import type { StepImplementation } from '../stepImplementation'
import { ColouredBorder, ContinuedBorder } from '../strips/borderedPicture'
import type { StagedPicture } from '../strips/stagedPicture'
import { heldPicture } from '../strips/wholePicture'

/** A border round a picture, made of nothing that was not asked for. */
export const implementation: StepImplementation<'transform.border'> = {
  ahead: 0,
  async stage(input, parameters, context) {
    const plan = planBorder(input, parameters)
    requireResultSize(plan.size)
    const picture = await bordered(input, plan, parameters, createPacer(context.signal))
    return { picture, report: () => ({ width: picture.width, height: picture.height }) }
  },
}

async function bordered(
  input: StagedPicture,
  plan: BorderPlan,
  { fill, colour }: StepParameters<'transform.border'>,
  pacer: Pacer,
): Promise<StagedPicture> {
  // A colour lies behind transparent parts as well, also where it adds nothing outside.
  if (fill === 'colour')
    return addsBorder(plan) || input.channels === 4
      ? new ColouredBorder(input, plan, unitColour(colour))
      : input
  if (!addsBorder(plan)) return input
  if (fill === 'transparent') return new ColouredBorder(input, plan, [0, 0, 0, 0])
  return new ContinuedBorder(await heldPicture(input, pacer), plan, 'mirror')
}

function unitColour(colour: string): [number, number, number] {
  const at = (place: number) => Number.parseInt(colour.slice(place, place + 2), 16) / 255
  return [at(1), at(3), at(5)]
}

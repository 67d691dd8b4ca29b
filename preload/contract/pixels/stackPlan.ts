import { parseParameters } from '../parameters'
import type { RecipeStep } from '../recipe'
import { stepDefinitions } from '../stepDefinitions'
import { type BorderRequest, planBorder } from './borderPlan'
import {
  croppedPlan,
  emptyPlan,
  type GeometryPlan,
  planGeometry,
  resizedPlan,
} from './geometryPlan'
import type { PixelSize } from './pixelBox'
import { planTile } from './tilePlan'

/**
 * Where the pixels of a picture come from once the steps of a stack are done to it. Steps that are
 * switched off are passed over; all but the ones named here leave every pixel in its place.
 * Throws `bad-parameter`.
 */
export function planStack(size: PixelSize, steps: readonly RecipeStep[]): GeometryPlan {
  return steps
    .filter(({ enabled }) => enabled)
    .reduce(planStep, emptyPlan({ width: size.width, height: size.height }))
}

function planStep(plan: GeometryPlan, { step, parameters }: RecipeStep): GeometryPlan {
  switch (step) {
    case 'transform.geometry':
      return planGeometry(plan, parseParameters(stepDefinitions[step], parameters))
    case 'repair.upscale': {
      const { factor } = parseParameters(stepDefinitions[step], parameters)
      const { width, height } = plan.size
      return resizedPlan(plan, { width: width * factor, height: height * factor })
    }
    case 'transform.border':
    case 'repair.extend':
      return borderedPlan(plan, parseParameters(stepDefinitions[step], parameters))
    case 'transform.tile': {
      const { enlarged, size } = planTile(
        plan.size,
        parseParameters(stepDefinitions[step], parameters),
      )
      return croppedPlan(resizedPlan(plan, enlarged), { left: 0, top: 0, ...size })
    }
    default:
      return plan
  }
}

/** A border is a crop box that reaches beyond the picture. */
function borderedPlan(plan: GeometryPlan, asked: BorderRequest): GeometryPlan {
  const { size, inside } = planBorder(plan.size, asked)
  return croppedPlan(plan, { left: -inside.left, top: -inside.top, ...size })
}

import { type colourPreviewSteps, previewSteps } from '../../../preload/contract/previewSteps'
import { isStepId, type StepId, type StepParameters } from '../../../preload/contract/steps'

type StepWith<Id extends StepId> = Id extends StepId
  ? { readonly step: Id; readonly parameters: StepParameters<Id> }
  : never

export type ColourStep = StepWith<(typeof colourPreviewSteps)[number]>
export type GeometryStep = StepWith<'transform.geometry'>

/** Steps that the canvas shows before they are applied, in this order. */
export type PicturePreview = readonly (ColourStep | GeometryStep)[]

/** Whether the canvas can show a step without the engine. */
export function isPreviewable(step: string): boolean {
  return isStepId(step) && (previewSteps as readonly StepId[]).includes(step)
}

export function isColourStep(step: PicturePreview[number]): step is ColourStep {
  return step.step !== 'transform.geometry'
}

import { isStepId, type StepId, type StepParameters } from '../../../preload/contract/steps'

const colourSteps = ['adjust.tone', 'adjust.sharpen', 'adjust.monochrome'] as const
const previewSteps: readonly StepId[] = [...colourSteps, 'transform.geometry']

type StepWith<Id extends StepId> = Id extends StepId
  ? { readonly step: Id; readonly parameters: StepParameters<Id> }
  : never

export type ColourStep = StepWith<(typeof colourSteps)[number]>
type GeometryStep = StepWith<'transform.geometry'>

/** Steps that the canvas shows before they are applied, in this order. */
export type PicturePreview = readonly (ColourStep | GeometryStep)[]

/** Whether the canvas can show a step without the engine. */
export function isPreviewable(step: string): boolean {
  return isStepId(step) && previewSteps.includes(step)
}

export function isColourStep(step: PicturePreview[number]): step is ColourStep {
  return step.step !== 'transform.geometry'
}

import type { StepParameters } from '../../../preload/contract/steps'

/** Adjustments that the canvas shows before they are applied, in this order. */
export interface PicturePreview {
  readonly tone?: StepParameters<'adjust.tone'> | undefined
  readonly sharpen?: StepParameters<'adjust.sharpen'> | undefined
}

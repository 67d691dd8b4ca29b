import type { EditStep } from '../../../preload/contract/edit'
import { isPreviewable } from '../../canvas/preview/picturePreview'

/** How a step in the stack is shown while it is being changed. */
export interface PreviewPlan {
  /** How many of the stack's first steps have to be in the picture already. */
  readonly base: number
  /** What the canvas shows on top of that. */
  readonly shown: readonly EditStep[]
}

/**
 * The steps that are shown live while one of them is changed: from the last step before it that only
 * the engine can do, to the next such step after it. Steps that are switched off are passed over.
 * Undefined where the step itself cannot be shown live.
 */
export function planPreview(steps: readonly EditStep[], id: string): PreviewPlan | undefined {
  const place = steps.findIndex((step) => step.id === id)
  const changed = steps[place]
  if (!changed || !isPreviewable(changed.step)) return undefined
  const barrier = (step: EditStep) => step.enabled && !isPreviewable(step.step)
  const base = steps.slice(0, place).findLastIndex(barrier) + 1
  const next = steps.findIndex((step, index) => index > place && barrier(step))
  const shown = steps
    .slice(base, next < 0 ? steps.length : next)
    // A step that is being changed is looked at even where it is switched off.
    .filter((step) => step.enabled || step.id === id)
  return { base, shown }
}

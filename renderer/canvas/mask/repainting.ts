import type { Asset } from '../../../preload/contract/asset'
import type { EditStep } from '../../../preload/contract/edit'
import { applyChange, differenceOf, type Mask, type MaskChange } from './mask'

/**
 * The mask of a step in the stack while it is painted anew, over the picture as it is before the step.
 * What is painted here is taken back here; the history hears of it as one change, once it is applied.
 */
export interface Repainting {
  /** The step of the stack. */
  readonly step: string
  readonly base: Asset
  /** The steps that make it. */
  readonly before: readonly EditStep[]
  /** As it was when it was opened. */
  readonly first: Mask
  readonly mask: Mask
  readonly past: readonly MaskChange[]
  readonly future: readonly MaskChange[]
}

export function startedRepainting(
  step: string,
  base: Asset,
  before: readonly EditStep[],
  mask: Mask,
): Repainting {
  return { step, base, before, first: mask, mask, past: [], future: [] }
}

/** With one more change; what had been taken back is forgotten. */
export function repaintedBy(repainting: Repainting, change: MaskChange): Repainting {
  if (change.length === 0) return repainting
  const mask = applyChange(repainting.mask, change)
  return { ...repainting, mask, past: [...repainting.past, change], future: [] }
}

/** With the last change taken back; as it is where there is none. */
export function takenBack(repainting: Repainting): Repainting {
  const change = repainting.past.at(-1)
  if (!change) return repainting
  return {
    ...repainting,
    mask: applyChange(repainting.mask, change, true),
    past: repainting.past.slice(0, -1),
    future: [...repainting.future, change],
  }
}

/** With the change taken back last done again; as it is where there is none. */
export function doneAgain(repainting: Repainting): Repainting {
  const change = repainting.future.at(-1)
  if (!change) return repainting
  return {
    ...repainting,
    mask: applyChange(repainting.mask, change),
    past: [...repainting.past, change],
    future: repainting.future.slice(0, -1),
  }
}

/** Whether the mask is another than the one that was opened. */
export function isRepainted({ first, mask }: Repainting): boolean {
  return first !== mask && differenceOf(first, mask).length > 0
}

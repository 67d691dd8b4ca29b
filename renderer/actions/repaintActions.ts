import { currentCanvas } from '../canvas/currentCanvas'
import { isEmptyMask } from '../canvas/mask/mask'
import { importMask } from '../canvas/mask/maskAsset'
import { isRepainted, startedRepainting } from '../canvas/mask/repainting'
import { maskSettled } from '../canvas/mask/work/maskTurn'
import { useEdit } from '../panels/edit/editStore'
import { sizeOfAsset, useDocument } from '../state/documentStore'
import { asLongAs, currentEdit, renderSteps } from './editDocument'
import { changeMask } from './stackActions'
import { fittedMask, maskOf } from './stackMasks'

/** The step whose mask would be opened: the one that is being changed, or else the last that has one. */
export function repaintableStep(): string | undefined {
  const { edit, staged, repainting } = useDocument.getState()
  const { changing, pending } = useEdit.getState()
  if (!edit || staged || repainting || pending) return undefined
  const masked = edit.steps.filter((step) => maskOf(step) !== undefined)
  return (masked.find(({ id }) => id === changing?.id) ?? masked.at(-1))?.id
}

/**
 * Opens the mask of a step in the stack on the canvas, over the picture as it is before the step; that
 * picture is made first where it is not kept. Throws the job's error, and what loading the mask throws.
 */
export async function repaintMask(id: string): Promise<void> {
  const edit = await currentEdit()
  const { original, staged, repainting } = useDocument.getState()
  const { pending, setPending, setChanging } = useEdit.getState()
  const place = edit?.steps.findIndex((step) => step.id === id) ?? -1
  const source = sizeOfAsset(original)
  if (!edit || place < 0 || !source || staged || repainting || pending) return
  setChanging(undefined)
  const before = edit.steps.slice(0, place)
  try {
    const [mask, { shown }] = await asLongAs(
      () => useDocument.getState().edit === edit,
      (signal) =>
        Promise.all([
          fittedMask(edit.steps, id, source),
          renderSteps(
            edit.source,
            before,
            (job) => setPending(job ? edit.steps : undefined, job),
            signal,
          ),
        ]),
    )
    const now = useDocument.getState()
    if (!mask || now.edit !== edit || now.staged) return
    now.setCompareMode('off')
    now.setOverlay(undefined)
    if (now.tool === 'view' || now.tool === 'crop') {
      now.leaveCrop()
      now.setTool('brush')
    }
    now.setRepainting(startedRepainting(id, shown, before, mask))
    currentCanvas()?.focus()
  } finally {
    setPending(undefined)
  }
}

/** Whether there is another mask to apply; an empty one leaves nothing to fill. */
export function canApplyRepainting(): boolean {
  const { repainting } = useDocument.getState()
  return repainting !== undefined && isRepainted(repainting) && !isEmptyMask(repainting.mask)
}

/**
 * Gives the step its new mask as one change that can be taken back; what its network draws is made
 * again. Throws the job's error: the step then has its old mask.
 */
export async function applyRepainting(): Promise<void> {
  await maskSettled()
  const { repainting, original, setRepainting } = useDocument.getState()
  if (!repainting || !original || !canApplyRepainting()) return
  const mask = await importMask(repainting.mask, original)
  // Given up meanwhile.
  if (useDocument.getState().repainting !== repainting) return
  setRepainting(undefined)
  try {
    await changeMask(repainting.step, mask)
  } catch (error) {
    // The step has its old mask then; what was painted is not lost with it.
    useDocument.getState().keepRepainting(original.id, repainting)
    throw error
  }
}

/** Leaves the step's mask as it was. */
export function cancelRepainting(): void {
  useDocument.getState().setRepainting(undefined)
}

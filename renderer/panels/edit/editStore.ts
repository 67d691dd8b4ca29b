import { create } from 'zustand'
import type { EditStep } from '../../../preload/contract/edit'
import type { StepId, StepParameters } from '../../../preload/contract/steps'
import { type DocumentState, useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'
import type { FormValues } from '../../ui/formValues'

/** What `adjust.auto` chose for a picture, and the picture it was given. */
interface AutoChoice {
  readonly result: string
  readonly source: string
  readonly chosen: StepParameters<'adjust.tone'>
}

interface EditState {
  readonly open: Readonly<Partial<Record<StepId, boolean>>>
  /** Jobs that run for the panel, by step. */
  readonly running: Readonly<Partial<Record<StepId, string>>>
  readonly autoChoice: AutoChoice | undefined
  /** The step of the stack whose form is open, with what it holds so far. */
  readonly changing: { readonly id: string; readonly values: FormValues } | undefined
  /** The stack as it will be once its picture is made. */
  readonly pending: readonly EditStep[] | undefined
  /** The job that makes it. */
  readonly stackJob: string | undefined
  setOpen(step: StepId, open: boolean): void
  setRunning(step: StepId, job: string | undefined): void
  setAutoChoice(choice: AutoChoice | undefined): void
  setChanging(changing: EditState['changing']): void
  setPending(pending: readonly EditStep[] | undefined, job?: string): void
}

/** Forms that belong to one picture and start anew with the next. */
const perPicture: readonly StepId[] = ['adjust.tone', 'transform.geometry']

/**
 * Steps that say something as they come, so that an open form is shown on the canvas. It closes with its picture
 * and once it is applied: the next picture would look grey, and an applied one would be sharpened twice, without
 * anybody having asked for it.
 */
export const shownWhenOpen: readonly StepId[] = ['adjust.monochrome', 'adjust.sharpen']

/** What the edit panel has open and running; it outlives the panel, which is gone while another tab is shown. */
export const useEdit = create<EditState>()((set) => ({
  open: { 'adjust.tone': true },
  running: {},
  autoChoice: undefined,
  changing: undefined,
  pending: undefined,
  stackJob: undefined,
  setOpen: (step, open) => set((state) => ({ open: { ...state.open, [step]: open } })),
  setRunning: (step, job) =>
    set((state) => {
      const { [step]: _, ...others } = state.running
      return { running: job ? { ...others, [step]: job } : others }
    }),
  setAutoChoice: (autoChoice) => set({ autoChoice }),
  setChanging: (changing) => {
    if (changing && useDocument.getState().tool === 'crop') useDocument.getState().leaveCrop()
    set({ changing })
  },
  setPending: (pending, stackJob) => set({ pending, stackJob }),
}))

useDocument.subscribe((state, before) => {
  // The box would be drawn on what the step would become, and be cut from what it is.
  if (state.tool === 'crop' && before.tool !== 'crop') useEdit.getState().setChanging(undefined)
  if (state.asset?.id === before.asset?.id) return
  for (const step of perPicture)
    if (startsAnew(step, state, before)) useForms.getState().setValues(step, {})
  for (const step of shownWhenOpen)
    if (useEdit.getState().open[step] && startsAnew(step, state, before))
      useEdit.getState().setOpen(step, false)
  useEdit.getState().setChanging(undefined)
})

/**
 * A form's values go with another picture, and once a step that holds them is applied; what else is tried goes
 * on. Turning by a button leaves the straightening that waits in the form.
 */
function startsAnew(step: StepId, state: DocumentState, before: DocumentState): boolean {
  if (state.original?.id !== before.original?.id) return true
  const known = new Set(before.edit?.steps.map(({ id }) => id))
  const values = Object.entries(useForms.getState().values[step] ?? {})
  return (
    state.edit?.steps.some(
      (one) =>
        one.step === step &&
        !known.has(one.id) &&
        // A crop box takes the place of a ratio.
        values.every(([name, value]) => name === 'aspect' || one.parameters[name] === value),
    ) === true
  )
}

import { create } from 'zustand'
import type { StepId, StepParameters } from '../../../preload/contract/steps'
import { useDocument } from '../../state/documentStore'
import { useForms } from '../../state/formStore'

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
  setOpen(step: StepId, open: boolean): void
  setRunning(step: StepId, job: string | undefined): void
  setAutoChoice(choice: AutoChoice | undefined): void
}

/** Forms that belong to one picture and start anew with the next. */
const perPicture: readonly StepId[] = ['adjust.tone', 'transform.geometry']

/** What the edit panel has open and running; it outlives the panel, which is gone while another tab is shown. */
export const useEdit = create<EditState>()((set) => ({
  open: { 'adjust.tone': true },
  running: {},
  autoChoice: undefined,
  setOpen: (step, open) => set((state) => ({ open: { ...state.open, [step]: open } })),
  setRunning: (step, job) =>
    set((state) => {
      const { [step]: _, ...others } = state.running
      return { running: job ? { ...others, [step]: job } : others }
    }),
  setAutoChoice: (autoChoice) => set({ autoChoice }),
}))

useDocument.subscribe((state, before) => {
  if (state.asset?.id === before.asset?.id) return
  for (const step of perPicture) useForms.getState().setValues(step, {})
})

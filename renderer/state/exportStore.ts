import { create } from 'zustand'
import { type ExportForm, initialForm } from '../ui/saveAs/exportForm'

interface ExportState {
  readonly form: ExportForm
  readonly change: (changes: Partial<ExportForm>) => void
}

/** What was chosen in the last export, for the next one. */
export const useExportForm = create<ExportState>()((set) => ({
  form: initialForm,
  change: (changes) => set(({ form }) => ({ form: { ...form, ...changes } })),
}))

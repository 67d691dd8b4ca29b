import type { ExportForm } from './exportForm'

/** What every part of the form gets. */
export interface FieldsProps {
  readonly form: ExportForm
  readonly change: (changes: Partial<ExportForm>) => void
}

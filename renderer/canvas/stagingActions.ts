import { commitEdit } from '../actions/editDocument'
import { useDocument } from '../state/documentStore'

/** The shown result becomes the picture, as one step that can be taken back; the other variants go. */
export function acceptStagedResult(): void {
  const { edit: before, takeStaged } = useDocument.getState()
  const taken = takeStaged()
  if (taken && before) commitEdit(before, taken.edit, taken.asset, 'canvas:edits.result')
}

/** Back to the picture as it was. */
export function discardStagedResults(): void {
  useDocument.getState().discardStaged()
}

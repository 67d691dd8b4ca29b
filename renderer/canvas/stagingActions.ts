import { useDocument } from '../state/documentStore'
import { studio } from '../state/studio'
import { showError } from '../ui/notices'

/** The shown result becomes the picture, undoably; the other variants stay in the library. */
export function acceptStagedResult(): void {
  useDocument.getState().acceptStaged()
}

/** Back to the picture as it was; the results go to the trash, from where they can be taken back. */
export function discardStagedResults(): void {
  const ids = useDocument.getState().discardStaged()
  if (ids.length > 0) studio().calls.library.trash({ ids }).catch(showError)
}

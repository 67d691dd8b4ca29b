import { useDialogs } from '../state/dialogStore'
import { picturesAmong } from './libraryActions'
import type { StepRequest } from './runStep'

/** Opens the batch over the pictures among some assets, with a step in its form where one is meant. */
export function openBatch(ids: readonly string[], first?: StepRequest): void {
  useDialogs.getState().open({
    kind: 'batch',
    ids: picturesAmong(ids),
    ...(first ? { first } : {}),
  })
}

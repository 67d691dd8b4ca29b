import { lazy, Suspense } from 'react'
import { useDialogs } from '../state/dialogStore'

// Loaded when the first one is opened: the window is there sooner without them.
const OpenDialog = lazy(() => import('./OpenDialog'))

/** The one dialog that is open, if any. */
export function Dialogs() {
  const open = useDialogs((state) => state.dialog !== undefined)
  return open ? (
    <Suspense fallback={null}>
      <OpenDialog />
    </Suspense>
  ) : null
}

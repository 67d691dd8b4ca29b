import { lazy, Suspense, useEffect } from 'react'
import { useDialogs } from '../state/dialogStore'
import { CommandPalette } from './palette/CommandPalette'

const loadDialogs = () => import('./OpenDialog')
// Loaded once the window has nothing else to do, or when the first one is opened: the window is there sooner.
const OpenDialog = lazy(loadDialogs)

/** The one dialog that is open, if any. */
export function Dialogs() {
  const kind = useDialogs((state) => state.dialog?.kind)
  const close = useDialogs((state) => state.close)
  useEffect(() => {
    // Whoever opens one where this fails is told by the boundary round the window.
    const idle = requestIdleCallback(() => void loadDialogs().catch(() => undefined))
    return () => cancelIdleCallback(idle)
  }, [])
  // The palette comes with the window: what is typed behind its shortcut would go elsewhere while it is loaded.
  if (kind === 'palette') return <CommandPalette onClose={close} />
  return kind ? (
    <Suspense fallback={null}>
      <OpenDialog />
    </Suspense>
  ) : null
}

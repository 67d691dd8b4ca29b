import { toStudioError } from '../../preload/contract/errors'
import { showError } from '../ui/notices'
import { useDocument } from './documentStore'
import { studio } from './studio'

/** The pictures that the canvas holds the facts of. */
function heldIds(): Set<string> {
  const { asset, original } = useDocument.getState()
  return new Set([asset, original].flatMap((held) => (held ? [held.id] : [])))
}

/** Asks the library for a picture anew. One that is gone stays on the screen until it is closed. */
async function refresh(id: string): Promise<void> {
  try {
    useDocument.getState().refresh(await studio().calls.library.get({ id }))
  } catch (error) {
    if (toStudioError(error).code !== 'asset-not-found') showError(error)
  }
}

/** Follows what changes about the open picture without the window's doing: a caption that a job has kept with it. */
export function followOpenPicture(): void {
  studio().on('library.changed', ({ ids }) => {
    const held = heldIds()
    for (const id of ids) if (held.has(id)) void refresh(id)
  })
  studio().on('stream.began', () => {
    for (const id of heldIds()) void refresh(id)
  })
}

import { useDialogs } from '../state/dialogStore'
import { useLibrary } from '../state/libraryStore'
import { chosenIds } from './libraryActions'
import type { Command } from './manager/command'

const outsideTrash = () => !useLibrary.getState().query.trashed

export const commands: readonly Command[] = [
  {
    id: 'gallery.like',
    titleKey: 'alike:command.like',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyS'],
    enabled: () => chosenIds().length === 1 && outsideTrash(),
    run: () => {
      const [like] = chosenIds()
      if (like !== undefined) useDialogs.getState().open({ kind: 'alike', like })
    },
  },
  {
    id: 'gallery.copies',
    titleKey: 'alike:command.copies',
    group: 'gallery',
    enabled: outsideTrash,
    run: () => useDialogs.getState().open({ kind: 'alike' }),
  },
]

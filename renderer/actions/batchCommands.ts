import i18next from 'i18next'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showNotice } from '../ui/notices'
import { openBatch } from './batchActions'
import { chosenIds, picturesAmong } from './libraryActions'
import type { Command } from './manager/command'
import { editStepsOf } from './presetActions'

const inTrash = () => useLibrary.getState().query.trashed
/** The picture whose settings are meant: the one that is open, or else the selected one. */
const meant = () => useDocument.getState().asset?.id ?? chosenIds()[0]

export const commands: readonly Command[] = [
  {
    id: 'gallery.batch',
    titleKey: 'batch:command.batch',
    group: 'gallery',
    keys: ['$mod+KeyB'],
    enabled: () => picturesAmong(chosenIds()).length > 0 && !inTrash(),
    run: () => openBatch(chosenIds()),
  },
  {
    id: 'gallery.batchFolder',
    titleKey: 'batch:command.batchFolder',
    group: 'gallery',
    // A browser cannot name a folder of the disk.
    enabled: () => studio().host.chooseFolder !== undefined,
    run: () => useDialogs.getState().open({ kind: 'batchFolder' }),
  },
  {
    id: 'gallery.savePreset',
    titleKey: 'batch:command.savePreset',
    group: 'gallery',
    enabled: () => meant() !== undefined && !inTrash(),
    run: async () => {
      const id = meant()
      const steps = id ? await editStepsOf(id) : []
      if (steps.length > 0) useDialogs.getState().open({ kind: 'preset', steps })
      else showNotice(() => i18next.t('batch:preset.nothing'))
    },
  },
]

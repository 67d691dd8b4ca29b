import { useDetails } from '../state/detailsStore'
import { useDialogs } from '../state/dialogStore'
import { useDocument } from '../state/documentStore'
import { useLayout } from '../state/layoutStore'
import { emptySelection } from '../state/librarySelection'
import { knownAsset, useLibrary } from '../state/libraryStore'
import { historySettled } from './historyActions'
import {
  chosenIds,
  copyPicture,
  openAsset,
  rateAssets,
  restoreAssets,
  reuseSettings,
  saveAssets,
  trashAssets,
} from './libraryActions'
import type { Command } from './manager/command'

const anyChosen = () => chosenIds().length > 0
const inTrash = () => useLibrary.getState().query.trashed

const ratingKeys = [
  { rating: 0, titleKey: 'gallery:command.rate0' },
  { rating: 1, titleKey: 'gallery:command.rate1' },
  { rating: 2, titleKey: 'gallery:command.rate2' },
  { rating: 3, titleKey: 'gallery:command.rate3' },
  { rating: 4, titleKey: 'gallery:command.rate4' },
  { rating: 5, titleKey: 'gallery:command.rate5' },
] as const

export const commands: readonly Command[] = [
  {
    id: 'gallery.open',
    titleKey: 'gallery:command.open',
    group: 'gallery',
    scope: 'gallery',
    keys: ['Enter'],
    enabled: () => anyChosen() && !inTrash(),
    run: async () => {
      const { focus } = useLibrary.getState().selection
      const id = focus ?? chosenIds()[0]
      if (id) await openAsset(id)
    },
  },
  {
    id: 'gallery.trash',
    titleKey: 'gallery:command.trash',
    group: 'gallery',
    scope: 'gallery',
    keys: ['Delete', 'Backspace'],
    enabled: () => anyChosen() && !inTrash(),
    run: () => trashAssets(chosenIds()),
  },
  {
    id: 'gallery.restore',
    titleKey: 'gallery:command.restore',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyR'],
    enabled: () => anyChosen() && inTrash(),
    run: () => restoreAssets(chosenIds()),
  },
  {
    id: 'gallery.selectAll',
    titleKey: 'gallery:command.selectAll',
    group: 'gallery',
    scope: 'gallery',
    keys: ['$mod+KeyA'],
    run: () => useLibrary.getState().selectAll(),
  },
  {
    id: 'gallery.selectNone',
    titleKey: 'gallery:command.selectNone',
    group: 'gallery',
    scope: 'gallery',
    keys: ['Escape'],
    enabled: () => useLibrary.getState().selection.ids.size > 0,
    run: () => useLibrary.getState().setSelection(emptySelection),
  },
  {
    id: 'gallery.reuseSettings',
    titleKey: 'gallery:command.reuseSettings',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyU'],
    enabled: () => knownAsset(chosenIds()[0] ?? '')?.origin.includes('.') === true,
    run: async () => {
      const id = chosenIds()[0]
      if (id) await reuseSettings(id)
    },
  },
  {
    id: 'gallery.details',
    titleKey: 'gallery:command.details',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyI'],
    enabled: () => chosenIds().length === 1,
    run: () => useDetails.getState().show(chosenIds()[0]),
  },
  {
    id: 'gallery.lineage',
    titleKey: 'gallery:command.lineage',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyL'],
    enabled: () => chosenIds().length === 1,
    run: () => {
      const [id] = chosenIds()
      if (id) useDialogs.getState().open({ kind: 'lineage', id })
    },
  },
  {
    id: 'gallery.copy',
    titleKey: 'gallery:command.copy',
    group: 'gallery',
    scope: 'gallery',
    keys: ['$mod+KeyC'],
    enabled: anyChosen,
    run: async () => {
      const id = chosenIds()[0]
      if (id) await copyPicture(id)
    },
  },
  ...ratingKeys.map(
    ({ rating, titleKey }): Command => ({
      id: `gallery.rate${rating}`,
      titleKey,
      group: 'gallery',
      scope: 'gallery',
      keys: [`Digit${rating}`, `Numpad${rating}`],
      enabled: anyChosen,
      run: () => rateAssets(chosenIds(), rating),
    }),
  ),
  {
    id: 'gallery.search',
    titleKey: 'gallery:command.search',
    group: 'view',
    keys: ['$mod+KeyF'],
    inTextFields: true,
    run: () => {
      useLayout.getState().toggle('galleryOpen', true)
      document.getElementById('gallery-search')?.focus()
    },
  },
  {
    id: 'file.saveAs',
    titleKey: 'gallery:command.saveAs',
    group: 'file',
    keys: ['$mod+KeyS', '$mod+Shift+KeyS'],
    inTextFields: true,
    enabled: () => useDocument.getState().asset !== undefined || anyChosen(),
    run: async () => {
      const focused = document.activeElement?.closest('[data-command-scope="gallery"]')
      // Saved right after an undo, the picture would still be the one that was taken back.
      await historySettled()
      const open = useDocument.getState().asset?.id
      const ids = focused && anyChosen() ? chosenIds() : open ? [open] : chosenIds()
      await saveAssets(ids)
    },
  },
]

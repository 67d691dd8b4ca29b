import { useDialogs } from '../state/dialogStore'
import { useGallery } from '../state/galleryStore'
import { useLayout } from '../state/layoutStore'
import { noFilter } from '../state/libraryFilter'
import { useLibrary } from '../state/libraryStore'
import { removeFromCollection } from './collectionActions'
import { chosenIds } from './libraryActions'
import type { Command } from './manager/command'

const chosenOutsideTrash = () => chosenIds().length > 0 && !useLibrary.getState().query.trashed
const openCollection = () => useLibrary.getState().query.filter.collection

export const commands: readonly Command[] = [
  {
    id: 'gallery.filter',
    titleKey: 'gallery:command.filter',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyF'],
    run: () => {
      useLayout.getState().toggle('galleryOpen', true)
      useGallery.getState().setFilterOpen(true)
    },
  },
  {
    id: 'gallery.clearFilters',
    titleKey: 'gallery:command.clearFilters',
    group: 'gallery',
    run: () => useLibrary.getState().setQuery({ search: '', filter: noFilter }),
  },
  {
    id: 'gallery.collect',
    titleKey: 'gallery:command.collect',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyC'],
    enabled: chosenOutsideTrash,
    run: () => useDialogs.getState().open({ kind: 'collect', ids: chosenIds() }),
  },
  {
    id: 'gallery.tags',
    titleKey: 'gallery:command.tags',
    group: 'gallery',
    scope: 'gallery',
    keys: ['KeyK'],
    enabled: chosenOutsideTrash,
    run: () => useDialogs.getState().open({ kind: 'tags', ids: chosenIds() }),
  },
  {
    id: 'gallery.leaveCollection',
    titleKey: 'gallery:command.leaveCollection',
    group: 'gallery',
    enabled: () => openCollection() !== undefined && chosenOutsideTrash(),
    run: async () => {
      const id = openCollection()
      if (id !== undefined) await removeFromCollection(id, chosenIds())
    },
  },
]

import i18next from 'i18next'
import type { Collection } from '../../preload/contract/collection'
import { useCollections } from '../state/collectionStore'
import { useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showError, showNotice } from '../ui/notices'

const calls = () => studio().calls.collections
const reload = () => useCollections.getState().load()

/** Makes a collection, with some assets in it if wanted. */
export async function createCollection(name: string, ids: readonly string[]): Promise<Collection> {
  const collection = await calls().create({ name, ids: [...ids] })
  await reload()
  if (ids.length > 0) tellMoved('added', collection, [...ids])
  return collection
}

export async function renameCollection(id: string, name: string): Promise<void> {
  await calls().rename({ id, name })
  await reload()
}

/** Takes a collection away, with an Undo; what is in it stays in the library. */
export async function deleteCollection(id: string): Promise<void> {
  const { name } = await calls().delete({ id })
  const { query, setFilter } = useLibrary.getState()
  if (query.filter.collection === id) setFilter({ collection: undefined })
  await reload()
  showNotice(() => i18next.t('gallery:collection.deleted', { name }), {
    action: {
      title: () => i18next.t('app:undo'),
      run: () => void calls().restore({ id }).then(reload).catch(showError),
    },
  })
}

/** Puts assets into a collection, with an Undo for those that were not in it. */
export async function addToCollection(id: string, ids: readonly string[]): Promise<void> {
  await change('added', id, ids)
}

/** Takes assets out of a collection, with an Undo. */
export async function removeFromCollection(id: string, ids: readonly string[]): Promise<void> {
  await change('removed', id, ids)
}

type Change = 'added' | 'removed'

async function change(what: Change, id: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { changed } =
    what === 'added'
      ? await calls().add({ id, ids: [...ids] })
      : await calls().remove({ id, ids: [...ids] })
  await reload()
  const collection = useCollections.getState().collections.find((one) => one.id === id)
  if (!collection) return
  if (changed.length > 0) tellMoved(what, collection, changed)
  else if (what === 'added')
    showNotice(() => i18next.t('gallery:collection.there', { name: collection.name }))
}

function tellMoved(what: Change, { id, name }: Collection, ids: string[]): void {
  const back = () => (what === 'added' ? calls().remove({ id, ids }) : calls().add({ id, ids }))
  const values = { count: ids.length, name }
  showNotice(
    () =>
      what === 'added'
        ? i18next.t('gallery:collection.added', values)
        : i18next.t('gallery:collection.removed', values),
    {
      tone: 'success',
      action: {
        title: () => i18next.t('app:undo'),
        run: () => void back().then(reload).catch(showError),
      },
    },
  )
}

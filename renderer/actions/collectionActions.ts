import i18next from 'i18next'
import type { Collection } from '../../preload/contract/collection'
import type { KeptCollection } from '../../preload/contract/history'
import { useCollections } from '../state/collectionStore'
import { useHistory } from '../state/historyStore'
import { studio } from '../state/studio'
import { showError, showNotice } from '../ui/notices'
import { takeBack } from './historyActions'
import { putCollection, setMembers } from './libraryWrites'

/** Makes a collection, with some assets in it if wanted. */
export async function createCollection(name: string, ids: readonly string[]): Promise<Collection> {
  const collection = await studio().calls.collections.create({ name, ids: [...ids] })
  await useCollections.getState().load()
  const entry = recordCollection(
    'gallery:edits.collectionMade',
    collection.id,
    { name: collection.name, exists: false },
    { name: collection.name, exists: true },
  )
  if (ids.length > 0) tellMoved(true, collection, [...ids], entry)
  return collection
}

export async function renameCollection(id: string, name: string): Promise<void> {
  const known = useCollections.getState().collections.find((one) => one.id === id)
  if (!known || known.name === name) return
  const [before, after] = [
    { name: known.name, exists: true },
    { name, exists: true },
  ]
  await putCollection(id, before, after)
  recordCollection('gallery:edits.collectionName', id, before, after)
}

/** Takes a collection away, with an Undo; what is in it stays in the library. */
export async function deleteCollection(id: string): Promise<void> {
  const known = useCollections.getState().collections.find((one) => one.id === id)
  if (!known) return
  const { name } = known
  const [before, after] = [
    { name, exists: true },
    { name, exists: false },
  ]
  await putCollection(id, before, after)
  const entry = recordCollection('gallery:edits.collectionDeleted', id, before, after)
  const bringBack = async () => {
    await putCollection(id, after, before)
    recordCollection('gallery:edits.collectionMade', id, after, before)
  }
  showNotice(() => i18next.t('gallery:collection.deleted', { name }), {
    action: {
      title: () => i18next.t('app:undo'),
      run: () => void takeBack(entry, bringBack).catch(showError),
    },
  })
}

/** Puts assets into a collection, with an Undo for those that were not in it. */
export async function addToCollection(id: string, ids: readonly string[]): Promise<void> {
  await change(true, id, ids)
}

/** Takes assets out of a collection, with an Undo. */
export async function removeFromCollection(id: string, ids: readonly string[]): Promise<void> {
  await change(false, id, ids)
}

async function change(member: boolean, id: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const changed = await setMembers(id, ids, member)
  const entry = changed.length > 0 ? recordMembers(id, changed, member) : undefined
  const collection = useCollections.getState().collections.find((one) => one.id === id)
  if (!collection) return
  if (entry !== undefined) tellMoved(member, collection, changed, entry)
  else if (member)
    showNotice(() => i18next.t('gallery:collection.there', { name: collection.name }))
}

function tellMoved(
  member: boolean,
  { id, name }: Collection,
  ids: readonly string[],
  entry: string,
): void {
  const opposite = async () => {
    const changed = await setMembers(id, ids, !member)
    if (changed.length > 0) recordMembers(id, changed, !member)
  }
  const values = { count: ids.length, name }
  showNotice(
    () =>
      member
        ? i18next.t('gallery:collection.added', values)
        : i18next.t('gallery:collection.removed', values),
    {
      tone: 'success',
      action: {
        title: () => i18next.t('app:undo'),
        run: () => void takeBack(entry, opposite).catch(showError),
      },
    },
  )
}

function recordMembers(collection: string, ids: readonly string[], member: boolean): string {
  return useHistory.getState().record({
    kind: 'membership',
    labelKey: member ? 'gallery:edits.collected' : 'gallery:edits.uncollected',
    collection,
    ids: [...ids],
    member,
    bytes: 64 * ids.length,
  })
}

function recordCollection(
  labelKey: string,
  collection: string,
  before: KeptCollection,
  after: KeptCollection,
): string {
  const bytes = 512
  return useHistory
    .getState()
    .record({ kind: 'collection', labelKey, collection, before, after, bytes })
}

import type { Asset } from '../../preload/contract/asset'
import type { KeptCollection, KeptCopy, KeptTexts } from '../../preload/contract/history'
import { useCollections } from '../state/collectionStore'
import { useDocument } from '../state/documentStore'
import { noteAssets, useLibrary } from '../state/libraryStore'
import { studio } from '../state/studio'

// What is done to the library, taken back and done again: each call writes a whole state and shows it.

/** Takes over what the library says of pictures that were changed: in the gallery, and of the open one. */
function showChanged(changed: readonly Asset[]): void {
  noteAssets(changed)
  for (const asset of changed) useDocument.getState().refresh(asset)
}

/** Gives pictures stars, and shows them at once. */
export async function rate(ids: string[], rating: number): Promise<void> {
  showChanged(await studio().calls.library.update({ ids, rating }))
}

/** Pictures that are to have the same words, so that many are written in one go. */
export function sameTexts(all: readonly KeptTexts[]): KeptTexts[][] {
  const groups = new Map<string, KeptTexts[]>()
  for (const one of all) {
    const key = JSON.stringify({ ...one, id: '' })
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** Gives pictures words of the user's, and shows them at once. */
export async function putTexts(texts: readonly KeptTexts[]): Promise<void> {
  for (const group of sameTexts(texts)) {
    const { id: _, ...words } = group[0] ?? { id: '' }
    showChanged(await studio().calls.library.update({ ids: group.map(({ id }) => id), ...words }))
  }
}

/** Gives texts that a step wrote another content. */
export async function putCopy(texts: readonly KeptCopy[]): Promise<void> {
  for (const text of texts) noteAssets([await studio().calls.library.reviseText(text)])
}

/** Moves pictures to the trash or takes them back from it; one that is open is closed. */
export async function setTrashed(ids: string[], trashed: boolean): Promise<void> {
  const { library } = studio().calls
  await (trashed ? library.trash({ ids }) : library.restore({ ids }))
  const { asset, close } = useDocument.getState()
  if (trashed && asset && ids.includes(asset.id)) close()
  await useLibrary.getState().reload()
}

/** Gives a collection a name, and takes it away or brings it back with what was in it. */
export async function putCollection(
  id: string,
  from: KeptCollection,
  to: KeptCollection,
): Promise<void> {
  const { collections } = studio().calls
  if (to.name !== from.name) await collections.rename({ id, name: to.name })
  if (to.exists !== from.exists) {
    await (to.exists ? collections.restore({ id }) : collections.delete({ id }))
    const { query, setFilter } = useLibrary.getState()
    if (!to.exists && query.filter.collection === id) setFilter({ collection: undefined })
  }
  await useCollections.getState().load()
}

/** Puts assets into a collection or takes them out of it; tells which were not so before. */
export async function setMembers(
  id: string,
  ids: readonly string[],
  member: boolean,
): Promise<string[]> {
  const { collections } = studio().calls
  const { changed } = await (member ? collections.add : collections.remove)({ id, ids: [...ids] })
  await useCollections.getState().load()
  return changed
}

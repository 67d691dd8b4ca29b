import i18next from 'i18next'
import { noteAssets } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showError, showNotice } from '../ui/notices'

/** Puts a tag first on some pictures, where their true label is looked for; a notice takes it back. */
export async function tagPictures(
  ids: readonly string[],
  tag: string,
  title: string,
): Promise<void> {
  await changeTags(
    ids,
    (tags) => [tag, ...tags.filter((one) => one !== tag)],
    (count) => i18next.t('evaluate:set.tagged', { count, label: title }),
  )
}

/** Puts tags behind those that pictures have; a notice takes them back. */
export async function addTags(ids: readonly string[], added: readonly string[]): Promise<void> {
  await changeTags(
    ids,
    (tags) => [...new Set([...tags, ...added])],
    (count) => i18next.t('gallery:tags.added', { count, tag: added.join(', ') }),
  )
}

/** Takes a tag from pictures; a notice puts it back. */
export async function removeTag(ids: readonly string[], tag: string): Promise<void> {
  await changeTags(
    ids,
    (tags) => tags.filter((one) => one !== tag),
    (count) => i18next.t('gallery:tags.removed', { count, tag }),
  )
}

async function changeTags(
  ids: readonly string[],
  change: (tags: readonly string[]) => readonly string[],
  words: (count: number) => string,
): Promise<void> {
  const { library } = studio().calls
  const before = await Promise.all(ids.map((id) => library.get({ id })))
  const put = async (all: readonly Tagged[]) => {
    for (const { ids, tags } of sameTags(all))
      noteAssets(await library.update({ ids: [...ids], tags: [...tags] }))
  }
  const changed = before.filter(({ tags }) => change(tags).join('\n') !== tags.join('\n'))
  await put(changed.map(({ id, tags }) => ({ id, tags: change(tags) })))
  showNotice(() => words(before.length), {
    tone: 'success',
    action: { title: () => i18next.t('app:undo'), run: () => void put(changed).catch(showError) },
  })
}

interface Tagged {
  readonly id: string
  readonly tags: readonly string[]
}

/** Pictures that are to have the same tags, so that many are written in one go. */
function sameTags(all: readonly Tagged[]): { ids: readonly string[]; tags: readonly string[] }[] {
  const groups = new Map<string, { ids: string[]; tags: readonly string[] }>()
  for (const { id, tags } of all) {
    const key = JSON.stringify(tags)
    const group = groups.get(key) ?? { ids: [], tags }
    group.ids.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

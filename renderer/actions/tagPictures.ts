import i18next from 'i18next'
import { noteAssets } from '../state/libraryStore'
import { studio } from '../state/studio'
import { showError, showNotice } from '../ui/notices'
import { takeBack } from './historyActions'
import { keepTexts } from './textActions'

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
  // They may be newer than what the window shows, and what is taken back goes by that.
  noteAssets(before)
  const put = (all: readonly Tagged[]) =>
    keepTexts(
      all.map(({ id, tags }) => ({ id, tags: [...tags] })),
      'gallery:edits.tags',
    )
  const changes = before
    .map(({ id, tags }) => ({ id, before: tags, after: change(tags) }))
    .filter(({ before, after }) => before.join('\n') !== after.join('\n'))
  const entry = await put(changes.map(({ id, after }) => ({ id, tags: after })))
  const opposite = async () => {
    const now = await Promise.all(changes.map(({ id }) => library.get({ id })))
    noteAssets(now)
    await put(changes.map((one, place) => ({ id: one.id, tags: without(one, now[place]?.tags) })))
  }
  showNotice(() => words(before.length), {
    tone: 'success',
    ...(entry === undefined
      ? {}
      : {
          action: {
            title: () => i18next.t('app:undo'),
            run: () => void takeBack(entry, opposite).catch(showError),
          },
        }),
  })
}

interface Tagged {
  readonly id: string
  readonly tags: readonly string[]
}

interface TagChange {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What a picture has now but for one change: what it was tagged with later stays. */
function without({ before, after }: TagChange, now: readonly string[] = after): readonly string[] {
  if (now.join('\n') === after.join('\n')) return before
  const kept = now.filter((tag) => before.includes(tag) || !after.includes(tag))
  return [...new Set([...kept, ...before.filter((tag) => !after.includes(tag))])]
}

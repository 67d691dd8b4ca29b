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
  const { library } = studio().calls
  const before = await Promise.all(ids.map((id) => library.get({ id })))
  const put = async (all: readonly { id: string; tags: readonly string[] }[]) => {
    for (const { id, tags } of all) noteAssets(await library.update({ ids: [id], tags: [...tags] }))
  }
  await put(
    before.map(({ id, tags }) => ({ id, tags: [tag, ...tags.filter((one) => one !== tag)] })),
  )
  showNotice(i18next.t('evaluate:set.tagged', { count: before.length, label: title }), {
    tone: 'success',
    action: { title: i18next.t('app:undo'), run: () => void put(before).catch(showError) },
  })
}

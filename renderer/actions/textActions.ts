import type { Asset } from '../../preload/contract/asset'
import type { KeptCopy, KeptTexts } from '../../preload/contract/history'
import { useDocument } from '../state/documentStore'
import { useHistory } from '../state/historyStore'
import { knownAsset } from '../state/libraryStore'
import { studio } from '../state/studio'
import { putCopy, putTexts, sameTexts, setTrashed } from './libraryWrites'

/** Names of what was done with words, as the history tells them. */
type TextsLabel = 'gallery:edits.texts' | 'gallery:edits.tags' | 'gallery:edits.name'

/** A picture as the window shows it now: the open one may be older than what the gallery knows. */
async function shownAsset(id: string): Promise<Asset> {
  const { asset } = useDocument.getState()
  if (asset?.id === id) return asset
  return knownAsset(id) ?? studio().calls.library.get({ id })
}

/** Of a picture's words those that a change names. */
function wordsBefore(asset: Asset, change: KeptTexts): KeptTexts {
  return {
    id: asset.id,
    ...('name' in change ? { name: asset.name } : {}),
    ...('tags' in change ? { tags: asset.tags } : {}),
    ...('caption' in change ? { caption: asset.caption } : {}),
    ...('altText' in change ? { altText: asset.altText } : {}),
  }
}

/**
 * Keeps words of the user's with pictures, as one thing that can be taken back, and tells its entry in the
 * history; undefined where all were so before. Where it fails on the way, what was kept by then can be taken back.
 */
export async function keepTexts(
  changes: readonly KeptTexts[],
  labelKey: TextsLabel = 'gallery:edits.texts',
): Promise<string | undefined> {
  const before = new Map<string, KeptTexts>()
  const wanted: KeptTexts[] = []
  for (const change of changes) {
    const words = wordsBefore(await shownAsset(change.id), change)
    if (JSON.stringify({ ...words, ...change }) === JSON.stringify(words)) continue
    before.set(change.id, words)
    wanted.push(change)
  }
  const after: KeptTexts[] = []
  let entry: string | undefined
  try {
    for (const group of sameTexts(wanted)) {
      await putTexts(group)
      after.push(...group)
    }
  } finally {
    if (after.length > 0) {
      const whole = { before: after.flatMap(({ id }) => before.get(id) ?? []), after }
      const bytes = 2 * JSON.stringify(whole).length
      entry = useHistory.getState().record({ kind: 'texts', labelKey, ...whole, bytes })
    }
  }
  return entry
}

/** Ad copy as it was written, and as it is to be kept. */
export interface CopyChange {
  readonly id: string
  readonly before: KeptCopy['data']
  readonly after: KeptCopy['data']
}

/**
 * Keeps ad copy as it was looked through, and moves what was left out to the trash: one thing that can be taken
 * back, and as much of it as was done where it fails on the way. Tells its entry in the history.
 */
export async function keepCopy(
  changes: readonly CopyChange[],
  leftOut: readonly string[],
): Promise<string | undefined> {
  const done: CopyChange[] = []
  let trashed: string[] = []
  let entry: string | undefined
  try {
    for (const change of changes) {
      if (JSON.stringify(change.before) === JSON.stringify(change.after)) continue
      await putCopy([{ id: change.id, data: change.after }])
      done.push(change)
    }
    if (leftOut.length > 0) await setTrashed([...leftOut], true)
    trashed = [...leftOut]
  } finally {
    if (done.length > 0 || trashed.length > 0) {
      const whole = {
        before: done.map(({ id, before: data }) => ({ id, data })),
        after: done.map(({ id, after: data }) => ({ id, data })),
        trashed,
      }
      const bytes = 2 * JSON.stringify(whole).length
      entry = useHistory
        .getState()
        .record({ kind: 'copy', labelKey: 'gallery:edits.copy', ...whole, bytes })
    }
  }
  return entry
}

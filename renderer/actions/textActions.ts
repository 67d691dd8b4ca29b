import type { Asset } from '../../preload/contract/asset'
import type { KeptTexts } from '../../preload/contract/history'
import { useDocument } from '../state/documentStore'
import { useHistory } from '../state/historyStore'
import { knownAsset } from '../state/libraryStore'
import { studio } from '../state/studio'
import { putTexts } from './historyActions'

/** A picture, and what of its texts is to be another. */
export interface TextChange {
  readonly id: string
  readonly caption?: string
  readonly altText?: string
}

/** A picture as the window shows it now: the open one may be older than what the gallery knows. */
async function shownAsset(id: string): Promise<Asset> {
  const { asset } = useDocument.getState()
  if (asset?.id === id) return asset
  return knownAsset(id) ?? studio().calls.library.get({ id })
}

/**
 * Keeps captions and alternative texts with pictures, as one thing that can be taken back. Where it fails on the
 * way, what was kept by then can be.
 */
export async function keepTexts(changes: readonly TextChange[]): Promise<void> {
  const before: KeptTexts[] = []
  const after: KeptTexts[] = []
  try {
    for (const { id, ...texts } of changes) {
      const { caption, altText } = await shownAsset(id)
      const kept = { id, caption, altText, ...texts }
      if (kept.caption === caption && kept.altText === altText) continue
      await putTexts([kept])
      before.push({ id, caption, altText })
      after.push(kept)
    }
  } finally {
    if (after.length > 0)
      useHistory.getState().record({
        kind: 'texts',
        labelKey: 'gallery:edits.texts',
        before,
        after,
        bytes: 2 * JSON.stringify([before, after]).length,
      })
  }
}

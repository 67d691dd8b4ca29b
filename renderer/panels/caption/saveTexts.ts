import { useDocument } from '../../state/documentStore'
import { noteAssets } from '../../state/libraryStore'
import { studio } from '../../state/studio'

/** Keeps a caption or an alternative text with a picture. */
export async function saveTexts(
  id: string,
  texts: { readonly caption?: string; readonly altText?: string },
): Promise<void> {
  const changed = await studio().calls.library.update({ ids: [id], ...texts })
  noteAssets(changed)
  for (const asset of changed) useDocument.getState().refresh(asset)
}

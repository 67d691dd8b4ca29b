import type { Mask } from '../canvas/mask/mask'
import { unpackMask } from '../canvas/mask/packMask'
import { useDocument } from '../state/documentStore'
import { studio } from '../state/studio'

/** The mask of a picture: as the window has it, or as the library kept it; undefined where there is none. */
export async function keptMask(asset: string): Promise<Mask | undefined> {
  const known = useDocument.getState().masks.get(asset)
  if (known) return known
  const { packed } = await studio().calls.edits.mask({ asset })
  // A stroke that was painted meanwhile is newer.
  const painted = useDocument.getState().masks.get(asset)
  if (painted || packed === undefined) return painted
  const mask = await unpackMask(packed)
  const now = useDocument.getState().masks.get(asset)
  if (now) return now
  useDocument.getState().putMask(asset, mask)
  return mask
}

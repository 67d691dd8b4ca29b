import { useDocument } from '../../state/documentStore'
import type { ImagePoint } from '../geometry'
import type { MaskMode } from '../mask/maskDraft'
import { changeMask } from '../mask/work/changeMask'
import type { Pyramid } from '../picture/pyramid'

/**
 * Selects what has the colour of a point of the picture and changes the mask by it, undoably. Throws
 * what `changeMask` throws.
 */
export function applyMagicWand(
  picture: Pyramid,
  { x, y }: ImagePoint,
  mode: MaskMode,
): Promise<void> {
  const { wand } = useDocument.getState()
  return changeMask({ kind: 'wand', seed: { x, y }, mode, ...wand }, 'canvas:edits.wand', picture)
}

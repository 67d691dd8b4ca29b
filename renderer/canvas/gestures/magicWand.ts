import { useDocument } from '../../state/documentStore'
import type { ImagePoint } from '../geometry'
import { floodFill } from '../mask/floodFill'
import { tileSide } from '../mask/mask'
import { MaskDraft, type MaskMode } from '../mask/maskDraft'
import { drawPart, type Pyramid } from '../picture/pyramid'

/** Selects what has the colour of a point of the picture and changes the mask by it, undoably. */
export function applyMagicWand(pyramid: Pyramid, point: ImagePoint, mode: MaskMode): void {
  const { currentMask, commitMaskChange, wand } = useDocument.getState()
  const mask = currentMask()
  const level = pyramid.levels[0]
  if (!mask || !level) return
  const { width, height } = mask.size
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const whole = { left: 0, top: 0, width, height }
  drawPart(context, level, whole, 1)
  const selected = floodFill(context.getImageData(0, 0, width, height), point, wand)
  const draft = new MaskDraft(mask, mode)
  draft.cover(whole, (coverage, window) => {
    for (let y = window.top; y < window.bottom; y += 1) {
      const row = selected.subarray(y * width + window.left, y * width + window.right)
      coverage.set(row, window.origin + y * tileSide + window.left)
    }
  })
  commitMaskChange(draft.commit().change, 'canvas:edits.wand')
}

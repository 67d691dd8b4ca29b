import { describe, expect, it } from 'vitest'
import { hasModel, importPicture, landscape, png, renderEdit, runRecipeOver } from './starterStudio'

const tone = (exposure: number) => ({ step: 'adjust.tone', parameters: { exposure } })

describe.skipIf(!hasModel('denoiser') || !hasModel('inpainter'))(
  'an edit that goes on from kept results',
  () => {
    it('gives the bytes of a run from the source', async () => {
      const source = await importPicture(await png(160, 120, 3, landscape))
      const mask = await importPicture(
        await png(160, 120, 3, (x, y) => (Math.hypot(x - 80, y - 60) < 14 ? 255 : 0)),
        'mask',
      )
      const erase = { step: 'repair.inpaint', parameters: { mask: { asset: mask } } }
      const clean = { step: 'repair.denoise', parameters: { strength: 0.4 } }
      const sharpen = { step: 'adjust.sharpen', parameters: { amount: 1.2 } }
      await renderEdit(source, [tone(0.3), erase, sharpen, clean, tone(0.2)])
      const steps = [tone(0.3), erase, sharpen, clean, tone(-0.35), sharpen]
      const edited = await renderEdit(source, steps)
      const straight = await runRecipeOver(source, steps)
      expect(edited.equals(straight)).toBe(true)
    })
  },
)

import { describe, expect, it } from 'vitest'
import {
  childrenOf,
  hasModel,
  importPicture,
  landscape,
  measure,
  png,
  renderEdit,
  runRecipeOver,
} from './starterStudio'

const tone = (exposure: number) => ({ step: 'adjust.tone', parameters: { exposure } })

it('measures what an edit changed, and keeps nothing of that', async () => {
  const source = await importPicture(await png(64, 48, 3, landscape))
  const edited = await importPicture(
    await png(64, 48, 3, (x, y, channel) => landscape(x, y, channel) + 4),
  )
  const figures = await measure(edited, source)
  // A difference of 4 levels everywhere: 20 log10(255 / 4).
  expect(figures.psnr).toBeCloseTo(36.09, 1)
  expect(figures.ssim).toBeGreaterThan(0.98)
  expect((await measure(source, source)).psnr).toBe('Infinity')
  expect(await childrenOf(edited)).toEqual([])
})

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

import { expect, it } from 'vitest'
import { hasModel, importPicture, landscape, markOf, png, runForOne } from './starterStudio'

const [width, height] = [96, 72]

/** Who publishes a picture has to say where a network had a part in it: the file is what says so. */
it.skipIf(!hasModel('upscaler', 'x2'))(
  'an enlarged picture says that it was enhanced',
  async () => {
    const input = await importPicture(await png(width, height, 3, landscape))
    const { bytes } = await runForOne('repair.upscale', { factor: 2 }, input)
    expect(await markOf(bytes)).toBe('algorithmicallyEnhanced')
  },
)

it.skipIf(!hasModel('denoiser'))('a denoised picture says that it was enhanced', async () => {
  const input = await importPicture(await png(width, height, 3, landscape))
  const { bytes } = await runForOne('repair.denoise', {}, input)
  expect(await markOf(bytes)).toBe('algorithmicallyEnhanced')
})

it.skipIf(!hasModel('inpainter'))(
  'a repaired picture says that a part of it was made',
  async () => {
    const input = await importPicture(await png(width, height, 3, landscape))
    const hole = (x: number, y: number) => (Math.hypot(x - 48, y - 36) < 9 ? 255 : 0)
    const mask = await importPicture(await png(width, height, 3, hole), 'mask')
    const { bytes } = await runForOne('repair.inpaint', { mask: { asset: mask } }, input)
    expect(await markOf(bytes)).toBe('compositeWithTrainedAlgorithmicMedia')
  },
)

import { describe, expect, it } from 'vitest'
import { encodePicture } from '../../../../main/engine/pixels/encode'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import {
  readProvenance,
  recipeText,
  strongestSourceType,
  xmpPacket,
} from '../../../../main/engine/pixels/provenance'
import { insertPacket } from '../../../../main/engine/pixels/webpPacket'
import { pictureOf, waves } from '../testPictures'

describe('provenance', () => {
  it('comes back from the packet, whatever characters a prompt has', () => {
    const recipe = recipeText([
      { step: 'generate.gan', parameters: { prompt: 'a <red> & "blue" 裙子 ]]> \u0007', seed: 7 } },
    ])
    const packet = xmpPacket({ digitalSourceType: 'trainedAlgorithmicMedia', recipe })
    const read = readProvenance(packet)
    expect(read.digitalSourceType).toBe('trainedAlgorithmicMedia')
    expect(JSON.parse(read.recipe ?? '')).toEqual(JSON.parse(recipe))
  })

  it('leaves out what refers to files or assets', () => {
    const text = recipeText([
      {
        step: 'repair.inpaint',
        parameters: { mask: { path: '/home/someone/mask.png' }, other: { asset: 'x' }, grow: 2 },
      },
    ])
    expect(JSON.parse(text).steps).toEqual([{ step: 'repair.inpaint', parameters: { grow: 2 } }])
  })

  it('keeps the mark where the recipe is too long for a JPEG', () => {
    const packet = xmpPacket({
      digitalSourceType: 'algorithmicallyEnhanced',
      recipe: 'x'.repeat(70_000),
    })
    expect(packet?.length).toBeLessThan(2_000)
    expect(readProvenance(packet)).toEqual({ digitalSourceType: 'algorithmicallyEnhanced' })
  })

  it('reads the mark that another program wrote, as attribute or element, and nothing else of it', () => {
    const foreign =
      '<rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia" exif:GPSLatitude="48,8N"/>'
    expect(readProvenance(foreign)).toEqual({
      digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
    })
    expect(readProvenance('<x/>')).toEqual({})
    expect(readProvenance(undefined)).toEqual({})
  })

  it('keeps the strongest of several marks', () => {
    expect(strongestSourceType([undefined, undefined])).toBeUndefined()
    expect(
      strongestSourceType(['algorithmicallyEnhanced', 'trainedAlgorithmicMedia', undefined]),
    ).toBe('trainedAlgorithmicMedia')
  })

  it('is all that a file says beside its pixels and its profile', async () => {
    const sharp = await loadSharp()
    for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
      const { bytes } = await encodePicture(pictureOf(32, 24, 3, waves), format, 80, {
        digitalSourceType: 'trainedAlgorithmicMedia',
      })
      const metadata = await sharp(bytes).metadata()
      expect(metadata.icc).toBeDefined()
      expect(metadata.iptc).toBeUndefined()
      expect(metadata.comments ?? []).toEqual([])
      expect(readProvenance(metadata.xmp?.toString())).toEqual({
        digitalSourceType: 'trainedAlgorithmicMedia',
      })
    }
  })

  it('is put into an animation without touching its frames', async () => {
    const sharp = await loadSharp()
    const frames = Uint8Array.from({ length: 2 * 8 * 8 * 3 }, (_, index) =>
      index < 192 ? 250 : 10,
    )
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const
    const animation = await sharp(frames, { raw }).webp({ lossless: true }).toBuffer()
    const still = await sharp(frames.subarray(0, 192), {
      raw: { width: 8, height: 8, channels: 3 },
    })
      .webp()
      .toBuffer()
    for (const [bytes, pages] of [
      [animation, 2],
      [still, undefined],
    ] as const) {
      const marked = insertPacket(bytes, 'packet', { width: 8, height: 8 })
      const metadata = await sharp(marked, { pages: -1 }).metadata()
      expect(metadata.xmp?.toString()).toBe('packet')
      expect(metadata.pages).toBe(pages)
      const pixelsOf = (of: Uint8Array) => sharp(of, { pages: -1 }).raw().toBuffer()
      expect(await pixelsOf(marked)).toEqual(await pixelsOf(bytes))
    }
  })
})

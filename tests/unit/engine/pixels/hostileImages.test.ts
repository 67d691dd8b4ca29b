import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../../../main/engine/pixels/decode'
import { makeThumbnail } from '../../../../main/engine/pixels/thumbnail'
import { failureOf, temporaryFolder } from '../testPictures'
import { fileOf, greyPng, jpegBytes } from './imageFiles'

const folder = temporaryFolder()
const failing = (path: string) => failureOf(decodePicture(path))

/** ISO media file type box of a brand and one that it is compatible with. */
const isoMedia = (brand: string, compatible = 'mif1') =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 20]),
    Buffer.from(`ftyp${brand}\0\0\0\0${compatible}`, 'latin1'),
  ])

describe('files that are no whole picture', () => {
  it('are refused by their header alone when they claim to be huge', async () => {
    const before = process.memoryUsage().rss
    expect(await failing(fileOf(folder, 'bomb.png', greyPng(60_000, 60_000, 1)))).toEqual({
      code: 'image-too-large',
      data: { name: 'bomb.png', width: 60_000, height: 60_000, limitMegapixels: 100 },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20)
  })

  it('are refused where one side alone is beyond the limit', async () => {
    const path = fileOf(folder, 'thread.png', greyPng(1, 65_535))
    const refusal = { code: 'image-too-large', data: { width: 1, height: 65_535 } }
    expect(await failing(path)).toMatchObject(refusal)
    expect(await failureOf(makeThumbnail(path, 320))).toMatchObject(refusal)
  })

  it('do not blow up into huge thumbnails when they are thin', async () => {
    const path = fileOf(folder, 'thin.png', greyPng(1, 32_767))
    const bytes = Buffer.from((await makeThumbnail(path, 320)).bytes)
    const { picture } = await decodePicture(fileOf(folder, 'thin.webp', bytes))
    expect([picture.width, picture.height]).toEqual([1, 320])
  })

  it.each([0.1, 0.5, 0.9])(
    'are called damaged where only %d of a JPEG or PNG is there',
    async (part) => {
      const jpeg = await jpegBytes(200, 150)
      const cut = jpeg.subarray(0, Math.floor(jpeg.length * part))
      const damaged = { code: 'image-damaged', data: { name: 'cut.jpg' } }
      expect(await failing(fileOf(folder, 'cut.jpg', cut))).toEqual(damaged)
      const png = greyPng(200, 150)
      const half = fileOf(
        folder,
        'cut.png',
        png.subarray(0, 40 + Math.floor((png.length - 60) * part)),
      )
      expect(await failing(half)).toMatchObject({ code: 'image-damaged' })
    },
  )

  it('are called damaged where they hold fewer rows than they claim', async () => {
    const path = fileOf(folder, 'short.png', greyPng(200, 150, 70))
    expect(await failing(path)).toMatchObject({ code: 'image-damaged' })
  })

  it('are called empty where they hold nothing, since there is nothing in them to mend', async () => {
    expect(await failing(fileOf(folder, 'empty.png', ''))).toMatchObject({ code: 'image-empty' })
  })

  it('are named for what they are, whatever their ending says', async () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    const dng = Buffer.alloc(64)
    dng.write('II*\0', 'latin1')
    dng.writeUInt32LE(8, 4)
    dng.writeUInt16LE(1, 8)
    dng.writeUInt16LE(50706, 10)
    const cases: [string, Uint8Array | string, string][] = [
      ['note.jpg', 'Only a few words.', 'text file'],
      ['中文.jpg', '只有几个字。', 'text file'],
      ['page.png', '<!DOCTYPE html><html></html>', 'web page'],
      ['disguised.png', svg, 'SVG'],
      ['phone.jpg', isoMedia('heic'), 'HEIC'],
      ['film.jpg', isoMedia('isom', 'mp42'), 'film'],
      ['canon.jpg', isoMedia('crx '), 'camera RAW (Canon CR3)'],
      ['canon.cr2', Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1'), 'camera RAW (Canon CR2)'],
      ['fuji.raf', Buffer.from('FUJIFILMCCD-RAW 0201', 'latin1'), 'camera RAW (Fujifilm RAF)'],
      ['pixel.dng', dng, 'camera RAW (DNG)'],
      ['noise.bin', Buffer.from([1, 2, 3, 0, 255, 254, 7]), 'unknown format'],
    ]
    for (const [name, bytes, format] of cases) {
      expect(await failing(fileOf(folder, name, bytes))).toEqual({
        code: 'image-unsupported',
        data: { name, format },
      })
    }
  })

  it('are reported by their base name only', async () => {
    expect(await failing(join(folder, 'nowhere', 'gone.png'))).toEqual({
      code: 'file-not-found',
      data: { name: 'gone.png' },
    })
    mkdirSync(join(folder, 'folder.png'))
    expect(await failing(join(folder, 'folder.png'))).toMatchObject({
      code: 'file-unreadable',
      data: { name: 'folder.png' },
    })
  })

  it('never end in anything but a picture or one of our errors when bytes are wrong', async () => {
    const sources = [await jpegBytes(60, 40), greyPng(60, 40)]
    let seed = 1
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed % below
    }
    const codes = new Set(['image-damaged', 'image-unsupported', 'image-too-large'])
    for (let round = 0; round < 60; round += 1) {
      const bytes = Buffer.from(sources[round % 2] as Buffer)
      for (let flips = 0; flips < 4; flips += 1) bytes[random(bytes.length)] = random(256)
      const path = fileOf(folder, 'mutated', bytes)
      const result = await decodePicture(path).then(
        ({ picture }) => (picture.width > 0 ? 'picture' : 'nothing'),
        (error: { code?: string }) => error.code ?? String(error),
      )
      expect(result === 'picture' || codes.has(result) ? 'fine' : result).toBe('fine')
    }
  })
})

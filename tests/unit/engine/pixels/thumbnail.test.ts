import { describe, expect, it } from 'vitest'
import { loadSharp } from '../../../../main/engine/pixels/loadSharp'
import { makeThumbnail } from '../../../../main/engine/pixels/thumbnail'
import { temporaryFolder } from '../testPictures'
import { fileOf } from './imageFiles'

const folder = temporaryFolder()

/** A picture whose left half has one colour and whose right half another, with their alpha. */
async function halves(left: readonly number[], right: readonly number[]): Promise<string> {
  const sharp = await loadSharp()
  const [width, height] = [640, 480]
  const samples = Uint8Array.from(
    { length: width * height * 4 },
    (_, index) => (Math.floor(index / 4) % width < width / 2 ? left : right)[index % 4] ?? 0,
  )
  const bytes = await sharp(samples, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
  return fileOf(folder, `${left.join()} ${right.join()}.png`, bytes)
}

const meanOf = async (path: string) => (await makeThumbnail(path, 320)).colour

/** While a thumbnail is on its way its tile shows this: a wrong colour would flash at every scroll. */
describe('the colour of a picture', () => {
  it('is the mean of what can be seen of it', async () => {
    const mean = await meanOf(await halves([200, 40, 0, 255], [100, 140, 0, 255]))
    const channels = [1, 3, 5].map((at) => Number.parseInt((mean ?? '').slice(at, at + 2), 16))
    for (const [place, value] of [150, 90, 0].entries())
      expect(Math.abs((channels[place] ?? 255) - value)).toBeLessThan(8)
  })

  it('is none where there is next to nothing to be seen', async () => {
    expect(await meanOf(await halves([200, 40, 0, 0], [100, 140, 0, 60]))).toBeUndefined()
  })
})

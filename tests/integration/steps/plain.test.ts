import { beforeAll, describe, expect, it } from 'vitest'
import { importPicture, pixelsOf, png, runForOne, runStep } from './starterStudio'

/** Steps without a network, through the queue and the library as the window runs them. */

let dull: string
let dullBytes: Buffer

beforeAll(async () => {
  // A flat, dark, bluish picture: what automatic correction is for.
  dullBytes = await png(
    96,
    64,
    3,
    (x, y, channel) => 40 + ((x + y) % 40) + (channel === 2 ? 25 : 0),
  )
  dull = await importPicture(dullBytes)
})

const meanOf = (data: Buffer, channel: number, channels: number) => {
  let sum = 0
  for (let index = channel; index < data.length; index += channels) sum += data[index] ?? 0
  return sum / (data.length / channels)
}

describe('steps without a network', () => {
  it('auto tells what it chose, and the same values by hand give the same picture', async () => {
    const auto = await runForOne('adjust.auto', {}, dull)
    expect(auto.data.chosen).toMatchObject({ gamma: 1 })
    const byHand = await runForOne('adjust.tone', auto.data.chosen, dull)
    expect((await pixelsOf(byHand.bytes)).data).toEqual((await pixelsOf(auto.bytes)).data)
    const [before, after] = [await pixelsOf(dullBytes), await pixelsOf(auto.bytes)]
    expect(meanOf(after.data, 1, 3)).toBeGreaterThan(meanOf(before.data, 1, 3))
  })

  it('sharpening raises differences, and an amount of 0 changes nothing', async () => {
    const unchanged = await runForOne('adjust.sharpen', { amount: 0 }, dull)
    expect((await pixelsOf(unchanged.bytes)).data).toEqual((await pixelsOf(dullBytes)).data)
    const sharp = await pixelsOf((await runForOne('adjust.sharpen', { amount: 2 }, dull)).bytes)
    const spread = (data: Buffer) => Math.max(...data) - Math.min(...data)
    expect(spread(sharp.data)).toBeGreaterThan(spread((await pixelsOf(dullBytes)).data))
  })

  it('black and white leaves no colour', async () => {
    const { data } = await pixelsOf((await runForOne('adjust.monochrome', {}, dull)).bytes)
    for (let index = 0; index < data.length; index += 3) expect(data[index]).toBe(data[index + 2])
  })

  it('geometry turns and resizes to what it says', async () => {
    const turned = await runForOne('transform.geometry', { rotate: '90', width: 32 }, dull)
    const { width, height } = await pixelsOf(turned.bytes)
    expect([width, height]).toEqual([32, 48])
    expect(turned.data).toEqual({ width, height })
  })

  it('a picture equals itself, and differs from its correction', async () => {
    const itself = await runForOne('evaluate.image', { reference: { asset: dull } }, dull)
    expect(itself.data).toMatchObject({ psnr: 'Infinity', deltaE: 0 })
    expect(itself.data.ssim).toBeCloseTo(1, 8)
    const [lighter] = await runStep('adjust.tone', { exposure: 1 }, dull)
    const other = await runForOne('evaluate.image', { reference: { asset: dull } }, lighter?.asset)
    expect(Number(other.data.psnr)).toBeLessThan(30)
    expect(other.data.deltaE).toBeGreaterThan(3)
  })
})

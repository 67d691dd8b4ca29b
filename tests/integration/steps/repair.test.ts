import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  hasModel,
  importPicture,
  landscape,
  pixelsOf,
  png,
  runForOne,
  runStep,
} from './starterStudio'

const difference = (left: Buffer, right: Buffer) =>
  left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0) / left.length

describe.skipIf(!hasModel('upscaler', 'x2'))('upscaling', () => {
  const factors = [2, 4].filter((factor) => hasModel('upscaler', `x${factor}`))

  it.each(factors)(
    'makes a picture %d times as large that is still the same picture',
    async (factor) => {
      const input = await importPicture(await png(70, 50, 3, landscape))
      const { bytes, data } = await runForOne('repair.upscale', { factor }, input)
      expect(data).toMatchObject({ width: 70 * factor, height: 50 * factor, tiles: 1 })
      const back = await sharp(bytes).resize(70, 50).raw().toBuffer()
      const { data: before } = await pixelsOf(await png(70, 50, 3, landscape))
      expect(difference(back, before)).toBeLessThan(4)
    },
  )

  it.each(factors)('shows no seams in tiles, %d times', async (factor) => {
    const input = await importPicture(await png(150, 90, 3, landscape))
    const whole = await runForOne('repair.upscale', { factor, tile: 512 }, input)
    const tiled = await runForOne('repair.upscale', { factor, tile: 64 }, input)
    expect([whole.data.tiles, tiled.data.tiles]).toEqual([1, 6])
    const [left, right] = await Promise.all([pixelsOf(whole.bytes), pixelsOf(tiled.bytes)])
    const largest = left.data.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - (right.data[index] ?? 0))),
      0,
    )
    expect(largest).toBeLessThanOrEqual(1)
  })

  it('keeps transparency: exactly where it is even, at its edge where it is not', async () => {
    const even = await importPicture(
      await png(40, 30, 4, (x, y, channel) => (channel === 3 ? 90 : landscape(x, y, channel))),
    )
    const flat = await pixelsOf((await runForOne('repair.upscale', { factor: 2 }, even)).bytes)
    expect(flat.channels).toBe(4)
    expect(flat.data.every((value, index) => index % 4 !== 3 || value === 90)).toBe(true)
    const cut = await importPicture(
      await png(40, 30, 4, (x, y, channel) =>
        channel === 3 ? (x < 20 ? 255 : 0) : landscape(x, y, channel),
      ),
    )
    const edge = await pixelsOf((await runForOne('repair.upscale', { factor: 2 }, cut)).bytes)
    const alphaAt = (x: number) => edge.data[(30 * edge.width + x) * 4 + 3]
    expect([alphaAt(10), alphaAt(34), alphaAt(46), alphaAt(70)]).toEqual([255, 255, 0, 0])
  })

  it('refuses what would be too large, before it starts', async () => {
    const input = await importPicture(await png(9000, 8, 3, () => 100))
    await expect(runStep('repair.upscale', { factor: 4 }, input)).rejects.toMatchObject({
      code: 'image-too-large',
      data: { width: 36_000, height: 32 },
    })
  })
})

describe.skipIf(!hasModel('denoiser'))('denoising', () => {
  const clean = (x: number, y: number, channel: number) =>
    Math.round(128 + 50 * Math.sin(x / 23 + channel) + 30 * Math.cos(y / 31))

  it('takes noise away and leaves the picture alone at strength 0', async () => {
    const noise = (x: number, y: number, channel: number) =>
      ((((x * 73_856_093) ^ (y * 19_349_663) ^ (channel * 83_492_791)) >>> 8) % 61) - 30
    const noisy = await png(
      150,
      100,
      3,
      (x, y, channel) => clean(x, y, channel) + noise(x, y, channel),
    )
    const input = await importPicture(noisy)
    const { data: truth } = await pixelsOf(await png(150, 100, 3, clean))
    const { data: before } = await pixelsOf(noisy)
    const denoised = await pixelsOf(
      (await runForOne('repair.denoise', { strength: 0.7, adapt: false }, input)).bytes,
    )
    expect(difference(denoised.data, truth)).toBeLessThan(0.6 * difference(before, truth))
    const fitted = await runForOne('repair.denoise', {}, input)
    expect(fitted.data.level).toBeGreaterThan(0.2)
    expect(fitted.data.level).toBeLessThan(0.7)
    expect(difference((await pixelsOf(fitted.bytes)).data, truth)).toBeLessThan(
      0.6 * difference(before, truth),
    )
    const same = await runForOne('repair.denoise', { strength: 0 }, input)
    expect((await pixelsOf(same.bytes)).data).toEqual(before)
  })

  it('hardly touches a clean picture when it may choose how much', async () => {
    const plain = await png(200, 150, 3, clean)
    const { bytes, data } = await runForOne('repair.denoise', {}, await importPicture(plain))
    expect(data.level).toBeLessThan(0.05)
    const [before, after] = [await pixelsOf(plain), await pixelsOf(bytes)]
    expect(difference(after.data, before.data)).toBeLessThan(1)
  })
})

describe.skipIf(!hasModel('inpainter'))('inpainting', () => {
  const isHole = (x: number, y: number) =>
    Math.hypot(x - 300, y - 90) < 14 || Math.abs(y - x / 4 - 30) < 2

  it('leaves every byte beyond the feathered mask as it is, and fills the hole from around it', async () => {
    const [width, height] = [431, 173]
    const damaged = await png(width, height, 3, (x, y, channel) =>
      isHole(x, y) ? 255 : landscape(x, y, channel),
    )
    const input = await importPicture(damaged)
    const mask = await importPicture(
      await png(width, height, 3, (x, y) => (isHole(x, y) ? 255 : 0)),
      'mask',
    )
    const parameters = { mask: { asset: mask }, grow: 2, feather: 4 }
    const { bytes, data } = await runForOne('repair.inpaint', parameters, input)
    expect(data.holes).toBeGreaterThan(0)
    const after = await pixelsOf(bytes)
    const before = await pixelsOf(damaged)
    const truth = await pixelsOf(await png(width, height, 3, landscape))
    let error = 0
    let filled = 0
    for (let pixel = 0; pixel < width * height; pixel++) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)]
      const at = (picture: Buffer) => [...picture.subarray(pixel * 3, pixel * 3 + 3)]
      if (isHole(x, y)) {
        at(after.data).forEach((value, channel) => {
          error += Math.abs(value - (at(truth.data)[channel] ?? 0))
          filled += 1
        })
      } else if (nearestHole(x, y) > 6) {
        expect(at(after.data)).toEqual(at(before.data))
      }
    }
    expect(error / filled).toBeLessThan(30)
  })

  it('fills where something large was as grainy as what surrounds it, unless told not to', async () => {
    const side = 460
    const isThing = (x: number, y: number) => Math.hypot(x - 241, y - 207) < 91.3
    const gravel = (x: number, y: number) =>
      70 + ((Math.imul(x * 7919 + y * 104_729, 2_654_435_761) >>> 24) % 90)
    const input = await importPicture(
      await png(side, side, 3, (x, y) => (isThing(x, y) ? 255 : gravel(x, y))),
    )
    const mask = await importPicture(
      await png(side, side, 3, (x, y) => (isThing(x, y) ? 255 : 0)),
      'mask',
    )
    /** Mean difference of neighbours within the hole. */
    const grain = async (texture: 'auto' | 'never') => {
      const { bytes } = await runForOne('repair.inpaint', { mask: { asset: mask }, texture }, input)
      const { data } = await pixelsOf(bytes)
      let sum = 0
      for (let y = 147; y < 267; y += 1)
        for (let x = 181; x < 301; x += 1)
          sum += Math.abs((data[(y * side + x) * 3] ?? 0) - (data[(y * side + x + 1) * 3] ?? 0))
      return sum / 120 ** 2
    }
    expect(await grain('never')).toBeLessThan(10)
    expect(await grain('auto')).toBeGreaterThan(18)
  })

  it('draws holes that are far apart beside each other, each as it would by itself', async () => {
    const [width, height] = [900, 190]
    const inBox = (x: number, y: number, left: number) =>
      x >= left && x < left + 44 && y >= 70 && y < 114
    const lefts = [90, 760]
    const input = await importPicture(
      await png(width, height, 3, (x, y, channel) => landscape(x, y, channel)),
    )
    const erased = async (shown: readonly number[]) => {
      const mask = await importPicture(
        await png(width, height, 3, (x, y) => (shown.some((left) => inBox(x, y, left)) ? 255 : 0)),
        'mask',
      )
      const parameters = { mask: { asset: mask }, texture: 'always', seed: 5 } as const
      return (await pixelsOf((await runForOne('repair.inpaint', parameters, input)).bytes)).data
    }
    const both = await erased(lefts)
    const [first, second] = [await erased(lefts.slice(0, 1)), await erased(lefts.slice(1))]
    const half = (data: Buffer, from: number) =>
      Buffer.concat(
        Array.from({ length: height }, (_, y) =>
          data.subarray((y * width + from) * 3, (y * width + from + width / 2) * 3),
        ),
      )
    expect(half(both, 0).equals(half(first, 0))).toBe(true)
    expect(half(both, width / 2).equals(half(second, width / 2))).toBe(true)
    expect(half(both, 0).equals(half(second, 0))).toBe(false)
  })

  /** Whether any hole lies within 6 pixels, as a distance: 0 on it, 7 beyond. */
  function nearestHole(x: number, y: number): number {
    for (let dy = -6; dy <= 6; dy++) {
      for (let dx = -6; dx <= 6; dx++) {
        if (Math.hypot(dx, dy) <= 6 && isHole(x + dx, y + dy)) return 0
      }
    }
    return 7
  }

  it('says so where the mask has another size or nothing in it', async () => {
    const input = await importPicture(await png(80, 60, 3, landscape))
    const other = await importPicture(await png(60, 80, 3, () => 255), 'mask')
    const black = await importPicture(await png(80, 60, 3, () => 0), 'mask')
    await expect(
      runStep('repair.inpaint', { mask: { asset: other } }, input),
    ).rejects.toMatchObject({
      code: 'mask-size-differs',
      data: { maskWidth: 60, maskHeight: 80, width: 80, height: 60 },
    })
    await expect(
      runStep('repair.inpaint', { mask: { asset: black } }, input),
    ).rejects.toMatchObject({
      code: 'mask-empty',
    })
  })
})

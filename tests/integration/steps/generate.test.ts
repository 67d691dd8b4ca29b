import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hasModel, pixelsOf, runForOne, runStep } from './starterStudio'

describe.skipIf(!hasModel('gan-studio'))('generated pictures', () => {
  it('repeat byte for byte with their seed, together and each by itself', async () => {
    const parameters = { labels: ['dress', 'shoes'], seed: 7, truncation: 0.9 }
    const first = await runStep('generate.gan', { ...parameters, count: 4 })
    const again = await runStep('generate.gan', { ...parameters, count: 4 })
    expect(first.map((picture) => picture.bytes)).toEqual(again.map((picture) => picture.bytes))
    expect(first.map((picture) => picture.seed)).toEqual([7, 8, 9, 10])
    expect(first.map((picture) => picture.data.label)).toEqual(['dress', 'shoes', 'dress', 'shoes'])
    expect(new Set(first.map((picture) => picture.bytes.toString('base64'))).size).toBe(4)
    const alone = await runForOne('generate.gan', {
      labels: ['shoes'],
      seed: 10,
      count: 1,
      truncation: 0.9,
    })
    expect(alone.data.label).toBe('shoes')
    expect((await pixelsOf(alone.bytes)).data).toEqual(
      (await pixelsOf(first[3]?.bytes ?? Buffer.alloc(0))).data,
    )
  })

  it('follow a prompt in English and Chinese, and name what is not known', async () => {
    const english = await runForOne('generate.gan', { prompt: 'a purple dress', count: 1, seed: 1 })
    const chinese = await runForOne('generate.gan', { prompt: '画一条连衣裙', count: 1, seed: 1 })
    expect(english.data).toMatchObject({ label: 'dress', unknownWords: ['purple'] })
    expect(chinese.data).toMatchObject({ label: 'dress', unknownWords: [] })
    expect((await pixelsOf(chinese.bytes)).data).toEqual((await pixelsOf(english.bytes)).data)
  })

  it('vary around a picture, nearer with less strength, and come back from their own recipe', async () => {
    const base = { labels: ['dress'], seed: 7, count: 1 }
    const [start] = await runStep('generate.gan', base)
    const vary = (variation: number, count = 1) =>
      runStep('generate.gan', { ...base, around: '7', seed: 40, variation, count })
    const distance = async (one: { bytes: Buffer } | undefined) => {
      const a = (await pixelsOf(start?.bytes ?? Buffer.alloc(0))).data
      const b = (await pixelsOf(one?.bytes ?? Buffer.alloc(0))).data
      return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
    }
    expect(await distance((await vary(0))[0])).toBe(0)
    const near = await vary(0.15, 2)
    const far = await vary(1, 2)
    expect(await distance(near[0])).toBeGreaterThan(0)
    expect(await distance(near[0])).toBeLessThan(await distance(far[0]))
    expect(near.map(({ data }) => data.point)).toEqual(['7:40@0.15', '7:41@0.15'])
    const again = await runForOne('generate.gan', {
      ...base,
      around: '7',
      seed: 41,
      variation: 0.15,
    })
    expect((await pixelsOf(again.bytes)).data).toEqual(
      (await pixelsOf(near[1]?.bytes ?? Buffer.alloc(0))).data,
    )
    // What was made can be varied and walked to in its turn.
    const walk = await runForOne('generate.walk', {
      labels: ['dress'],
      points: ['7', '7:41@0.15'],
      frames: 9,
      frame: 8,
    })
    expect(walk.data).toMatchObject({ index: 8, frames: 9 })
    expect((await pixelsOf(walk.bytes)).data).toEqual((await pixelsOf(again.bytes)).data)
    await expect(runStep('generate.walk', { frames: 4, frame: 4 })).rejects.toMatchObject({
      code: 'bad-parameter',
    })
  })

  it('are refused where the model knows no such thing, with what it knows', async () => {
    await expect(runStep('generate.gan', { labels: ['dres'], count: 1 })).rejects.toMatchObject({
      code: 'unknown-label',
      data: { labels: ['dres'], known: expect.arrayContaining(['dress']) },
    })
    await expect(runStep('generate.gan', { prompt: 'zeppelin', count: 1 })).rejects.toMatchObject({
      code: 'unknown-label',
      data: { labels: ['zeppelin'] },
    })
  })

  it('change little by little on a walk, and come as animation, strip or single pictures', async () => {
    const walk = { seeds: [3, 9], labels: ['t-shirt'], frames: 5 }
    const folder = await runStep('generate.walk', { ...walk, form: 'folder' })
    expect(folder.map((frame) => frame.data.index)).toEqual([0, 1, 2, 3, 4])
    const frames = await Promise.all(folder.map((frame) => pixelsOf(frame.bytes)))
    const apart = (left: number, right: number) => {
      const [a, b] = [frames[left]?.data ?? Buffer.alloc(0), frames[right]?.data ?? Buffer.alloc(0)]
      return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
    }
    for (let frame = 0; frame < 4; frame++)
      expect(apart(frame, frame + 1)).toBeLessThan(apart(0, 4))
    const ends = await runStep('generate.gan', { labels: ['t-shirt'], seed: 3, count: 1 })
    expect((await pixelsOf(ends[0]?.bytes ?? Buffer.alloc(0))).data).toEqual(frames[0]?.data)

    const strip = await runForOne('generate.walk', { ...walk, form: 'strip' })
    const side = frames[0]?.width ?? 0
    expect(await pixelsOf(strip.bytes)).toMatchObject({ width: 5 * side, height: side })

    const animation = await runForOne('generate.walk', {
      ...walk,
      form: 'animation',
      framesPerSecond: 10,
    })
    expect(await sharp(animation.bytes).metadata()).toMatchObject({
      format: 'webp',
      pages: 5,
      delay: [100, 100, 100, 100, 100],
      loop: 0,
    })
  })
})

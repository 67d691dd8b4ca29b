import { beforeAll, describe, expect, it } from 'vitest'
import { channelLimits } from '../../../preload/contract/brief'
import { hasModel, importPicture, png, runForOne, runStep } from './starterStudio'

const generated = hasModel('gan-studio')
let picture: string

beforeAll(async () => {
  picture = generated
    ? (await runForOne('generate.gan', { labels: ['pants'], seed: 7, count: 1 })).asset
    : await importPicture(
        await png(200, 240, 3, (x, y) => (Math.abs(x - 100) < 40 && y > 30 ? 40 : 240)),
      )
})

describe.skipIf(!hasModel('critic'))('recognition', () => {
  it.skipIf(!generated)('names what the generator was asked to draw', async () => {
    const labels = ['dress', 'shoes', 'pants', 't-shirt']
    const drawn = await runStep('generate.gan', { labels, seed: 7, count: 8 })
    let named = 0
    for (const { asset, data } of drawn) {
      const { data: found } = await runForOne('recognise.classify', { top: 3 }, asset)
      if (found.labels.some(({ label }) => label === data.label)) named += 1
    }
    expect(named).toBeGreaterThanOrEqual(6)
  })

  it('gives probabilities, families and where it looked', async () => {
    const { data } = await runForOne('recognise.classify', { top: 4 }, picture)
    expect(data.labels).toHaveLength(4)
    const probabilities = data.labels.map((label) => label.probability)
    expect(probabilities).toEqual([...probabilities].sort((left, right) => right - left))
    expect(probabilities.every((value) => value >= 0 && value <= 1)).toBe(true)
    expect(data.labels[0]?.title['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(data.realism).toBeGreaterThanOrEqual(0)
    expect(data.realism).toBeLessThanOrEqual(1)
    expect(data.saliency).toMatchObject({ width: 7, height: 7 })
    expect(Math.max(...(data.saliency?.values ?? []))).toBe(1)
    const bare = await runForOne('recognise.classify', { saliency: false }, picture)
    expect(bare.data.saliency).toBeUndefined()
  })
})

describe.skipIf(!hasModel('captioner', 'decoder'))('captions', () => {
  it('come best first, in words, each with the place it looked at', async () => {
    const { data, seed } = await runForOne('describe.caption', { beams: 3, candidates: 3 }, picture)
    expect(seed).toBeUndefined()
    expect(data.captions.length).toBeGreaterThan(1)
    const scores = data.captions.map((caption) => caption.score)
    expect(scores).toEqual([...scores].sort((left, right) => right - left))
    for (const caption of data.captions) {
      expect(caption.text).toMatch(/^[a-z][a-z' -]+$/)
      expect(caption.text).toBe(caption.words.map(({ word }) => word).join(' '))
      for (const { attention } of caption.words) {
        expect(attention?.values).toHaveLength(49)
        expect(Math.max(...(attention?.values ?? []))).toBeCloseTo(1, 5)
      }
    }
  })

  it('repeat: beams always, drawn ones with their seed', async () => {
    const caption = async (parameters: Record<string, unknown>) =>
      (await runForOne('describe.caption', { attention: false, ...parameters }, picture)).data
        .captions
    expect(await caption({})).toEqual(await caption({ seed: 5 }))
    const drawn = { method: 'sample', temperature: 1.5, candidates: 4 }
    expect(await caption({ ...drawn, seed: 3 })).toEqual(await caption({ ...drawn, seed: 3 }))
    expect(await caption({ ...drawn, seed: 3 })).not.toEqual(await caption({ ...drawn, seed: 900 }))
    expect((await caption({ beams: 1, candidates: 1 }))[0]?.words[0]?.attention).toBeUndefined()
  })
})

describe.skipIf(!hasModel('captioner', 'decoder') || !hasModel('critic'))('ad copy', () => {
  const chinese = {
    brand: '北屿',
    audience: '通勤的人',
    offer: '第二件半价',
    features: ['两个口袋'],
  }

  it('is Chinese in Chinese, holds the brief, and says how it was written', async () => {
    const { data } = await runForOne(
      'describe.adcopy',
      {
        brief: { ...chinese, channel: 'xiaohongshu', tone: 'friendly' },
        language: 'zh-CN',
        seed: 1,
      },
      picture,
    )
    expect(data.variants).toHaveLength(3)
    for (const { headline, body, callToAction, hashtags, characters } of data.variants) {
      const text = [headline, body, callToAction, ...hashtags].join('\n')
      expect(text.replaceAll(/T恤|Polo衫/g, '')).not.toMatch(/[a-z]/i)
      for (const part of ['北屿', '第二件半价', '两个口袋', '通勤的人'])
        expect(text).toContain(part)
      expect(characters).toBeLessThanOrEqual(channelLimits.xiaohongshu.characters)
      expect([...headline].length).toBeLessThanOrEqual(20)
    }
    expect(data.method).toMatchObject({
      kind: 'grammar',
      fromBrief: ['brand', 'audience', 'offer', 'features'],
    })
    expect(data.caption).toMatch(/^[a-z]/)
    expect(data.colours[0]?.hex).toMatch(/^#[0-9a-f]{6}$/)
    expect(data.colours.reduce((sum, colour) => sum + colour.share, 0)).toBeLessThanOrEqual(1.0001)
  })

  it('repeats with its seed and differs with another', async () => {
    const write = async (seed: number) =>
      (
        await runForOne(
          'describe.adcopy',
          { seed, brief: { tone: 'playful', channel: 'x' } },
          picture,
        )
      ).data
    const first = await write(4)
    expect(await write(4)).toEqual(first)
    expect((await write(5)).variants).not.toEqual(first.variants)
    for (const { characters } of first.variants) expect(characters).toBeLessThanOrEqual(280)
  })
})

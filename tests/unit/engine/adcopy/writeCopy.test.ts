import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advertisementText,
  countCharacters,
  shorten,
} from '../../../../main/engine/adcopy/characters'
import { type ColourName, colourNames } from '../../../../main/engine/adcopy/colourNames'
import { type CopyFacts, gatherFacts, type ProductKind } from '../../../../main/engine/adcopy/facts'
import { labelNumber, withoutStop } from '../../../../main/engine/adcopy/nouns'
import { writeCopy } from '../../../../main/engine/adcopy/writeCopy'
import {
  type Brief,
  briefSchema,
  channelLimits,
  channels,
  tones,
} from '../../../../preload/contract/brief'

const colour = (id: string, share = 0.6, hex = '#808080') => ({
  name: colourNames.find((name) => name.id === id) as ColourName,
  hex,
  share,
})
const dress = (brief: Partial<Brief> = {}): CopyFacts => ({
  kind: 'wear',
  product: { en: 'dress', zh: '连衣裙' },
  number: 'count',
  label: 'dress',
  productFromBrief: false,
  colours: [colour('orange')],
  caption: 'an orange dress on a white background',
  brief: briefSchema.parse(brief),
})
const texts = (facts: CopyFacts, language: 'en' | 'zh-CN', count = 8) =>
  writeCopy(facts, language, count, 1).map(advertisementText)

// Braces would look like slots that were not filled in.
const plain = (maxLength: number, minLength = 0) =>
  fc.string({ minLength, maxLength }).map((text) => text.replace(/[{}]/g, '-'))
const words = plain(120)
const briefs = fc.record({
  product: words,
  brand: plain(80),
  audience: words,
  offer: words,
  features: fc.array(plain(120, 1), { maxLength: 8 }),
  tone: fc.constantFrom(...tones),
  channel: fc.constantFrom(...channels),
})
const kinds: readonly ProductKind[] = ['wear', 'food', 'surface', 'home', 'thing', 'scene']
const anyFacts = fc
  .record({
    brief: briefs,
    kind: fc.constantFrom(...kinds),
    colours: fc.subarray([...colourNames], { maxLength: 2 }),
  })
  .map(({ brief, kind, colours }): CopyFacts => {
    const fromBrief = withoutStop(brief.product) !== ''
    return {
      ...dress(brief),
      kind: kind === 'scene' && fromBrief ? 'thing' : kind,
      product: fromBrief
        ? { en: brief.product.trim(), zh: brief.product.trim() }
        : kind === 'scene'
          ? { en: '', zh: '' }
          : { en: 'dress', zh: '连衣裙' },
      productFromBrief: fromBrief,
      colours: colours.map((name) => ({ name, hex: '#808080', share: 0.5 })),
    }
  })

describe('ad copy', () => {
  it('keeps to its channel’s limit and number of hashtags, whatever the brief', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('en' as const, 'zh-CN' as const),
        fc.nat(0xffff_ffff),
        (facts, language, seed) => {
          const { channel } = facts.brief
          const written = writeCopy(facts, language, 4, seed)
          expect(written).toHaveLength(4)
          for (const copy of written) {
            expect(copy.headline).not.toBe('')
            expect(copy.characters).toBe(countCharacters(advertisementText(copy), channel))
            expect(copy.characters).toBeLessThanOrEqual(channelLimits[channel].characters)
            expect(copy.hashtags.length).toBeLessThanOrEqual(channelLimits[channel].hashtags)
            for (const tag of copy.hashtags) expect(tag).toMatch(/^#[\p{L}\p{N}]+$/u)
            expect(`${copy.headline}${copy.body}${copy.callToAction}`).not.toMatch(/\{\w+\}/)
          }
        },
      ),
      { numRuns: 600 },
    )
  })

  it.each(tones.flatMap((tone) => channels.map((channel) => [tone, channel] as const)))(
    'says something of its own in every tone and channel: %s, %s',
    (tone, channel) => {
      for (const language of ['en', 'zh-CN'] as const) {
        const written = writeCopy(dress({ tone, channel }), language, 3, 5)
        expect(new Set(written.map((copy) => copy.headline)).size).toBe(3)
        for (const copy of written) expect(copy.callToAction).not.toBe('')
        if (channel !== 'banner') for (const copy of written) expect(copy.body).not.toBe('')
      }
    },
  )

  it('repeats with its seed and differs without', () => {
    const of = (seed: number) => JSON.stringify(writeCopy(dress(), 'en', 3, seed))
    expect(of(3)).toBe(of(3))
    expect(new Set(Array.from({ length: 12 }, (_, seed) => of(seed))).size).toBeGreaterThan(6)
  })

  it('never speaks of prices, discounts, materials or stock that nobody told it of', () => {
    const claims =
      /\d|%|free|sale|discount|price|cotton|silk|wool|leather|limited|last|only \w+ left|best|new\b|免费|折|优惠|价|棉|丝|羊毛|皮|限量|最后|第一(?!眼)|最好|上新|新品|包邮/i
    for (const tone of tones) {
      for (const channel of channels) {
        for (const text of [
          ...texts(dress({ tone, channel }), 'en'),
          ...texts(dress({ tone, channel }), 'zh-CN'),
        ]) {
          expect(text).not.toMatch(claims)
        }
      }
    }
  })

  it('writes Chinese without Latin letters, but for what the brief holds', () => {
    for (const tone of tones) {
      for (const channel of channels) {
        for (const text of texts(dress({ tone, channel }), 'zh-CN'))
          expect(text).not.toMatch(/[a-z]/i)
        const brief = {
          tone,
          channel,
          brand: 'Nørd',
          features: ['两个口袋'],
          audience: '年轻父母',
          offer: '满二百减三十',
        }
        for (const text of texts(dress(brief), 'zh-CN'))
          expect(text.replaceAll('Nørd', '')).not.toMatch(/[a-z]/i)
      }
    }
  })

  it('uses the words of the brief as they were written', () => {
    const brief: Partial<Brief> = {
      product: 'iPhone case',
      brand: 'eBrand',
      offer: 'two for one',
      features: ['Fits the iPhone 8', 'matt'],
      audience: 'people who drop things',
    }
    const facts = gatherFacts(
      briefSchema.parse(brief),
      {
        labels: [],
        coarse: [],
        unknown: true,
        realism: 1,
        saliency: { width: 7, height: 7, values: [] },
        metadata: {
          size: 224,
          temperature: 1,
          realismTemperature: 1,
          labels: [],
          coarse: [],
          unknownThreshold: 0,
        },
      },
      { colours: [colour('orange')], standsAlone: false },
      'a person holding a phone',
    )
    // The picture was not recognised: its colours are not the product's.
    expect(facts.colours).toEqual([])
    for (const language of ['en', 'zh-CN'] as const) {
      for (const text of texts(facts, language)) {
        for (const part of ['iPhone case', 'Fits the iPhone 8', 'eBrand'])
          expect(text).toContain(part)
        expect(text.toLowerCase()).toContain('two for one')
      }
    }
  })

  it.each([
    ['Rock band T-shirt', 'wear'],
    ['手工陶杯', 'thing'],
    ['Rock tray', 'thing'],
    ['岩石托盘', 'thing'],
    ['T-shirts with pockets', 'wear'],
    ['红苹果', 'food'],
  ])('takes %s for what it is called, not for what the picture seems to be', (product, kind) => {
    const label = (id: string, set: string, en: string, zh: string) => ({ id, set, en, zh })
    const labels = [
      label('shoes', 'clothing', 'Shoes', '鞋'),
      label('t-shirt', 'clothing', 'T-shirt', 'T 恤'),
      label('rock', 'materials', 'Rock', '岩石'),
      label('gala', 'grocery', 'Gala', '苹果'),
    ]
    const facts = gatherFacts(
      briefSchema.parse({ product }),
      {
        labels: [{ label: 'shoes', probability: 0.9, title: { en: 'Shoes', 'zh-CN': '鞋' } }],
        coarse: [],
        unknown: false,
        realism: 1,
        saliency: { width: 7, height: 7, values: [] },
        metadata: {
          size: 224,
          temperature: 1,
          realismTemperature: 1,
          labels,
          coarse: [],
          unknownThreshold: 0,
        },
      },
      { colours: [colour('orange')], standsAlone: true },
      'a pair of shoes',
    )
    expect(facts).toMatchObject({
      kind,
      productFromBrief: true,
      product: { en: product, zh: product },
    })
    for (const text of texts(facts, 'en')) expect(text).not.toMatch(/shoe/i)
  })

  it('agrees in number and article', () => {
    for (const tone of tones) {
      const brief = { tone }
      for (const text of texts(dress(brief), 'en')) {
        expect(text).not.toMatch(/\ba (?=[aeiou])|\ban (?=[^aeiou])|these orange dress\b/i)
      }
      const shoes: CopyFacts = {
        ...dress(brief),
        product: { en: 'shoes', zh: '鞋' },
        number: labelNumber('shoes', 'Shoes'),
        label: 'shoes',
      }
      for (const text of texts(shoes, 'en')) {
        expect(text).not.toMatch(
          /\b(?:a|an|this|that) (?:orange )?shoes|shoes is\b|here is (?:orange )?shoes/i,
        )
      }
      const wood: CopyFacts = {
        ...dress(brief),
        kind: 'surface',
        product: { en: 'wood', zh: '木材' },
        number: labelNumber('wood', 'Wood'),
        label: 'wood',
      }
      for (const text of texts(wood, 'en'))
        expect(text).not.toMatch(/\b(?:a|an|these) (?:orange )?wood\b/i)
      for (const text of texts(shoes, 'zh-CN')) expect(text).not.toMatch(/[件条](?:橙色)?鞋/)
      for (const text of texts(dress(brief), 'zh-CN'))
        expect(text).not.toMatch(/[件双](?:橙色)?连衣裙/)
    }
  })

  it('speaks of the picture alone where it does not know the product', () => {
    const scene: CopyFacts = {
      ...dress({ channel: 'shop' }),
      kind: 'scene',
      product: { en: '', zh: '' },
      label: undefined,
      caption: 'a dog runs through grass',
    }
    for (const language of ['en', 'zh-CN'] as const) {
      for (const text of texts(scene, language)) expect(text).not.toMatch(/dress|连衣裙|wear/i)
    }
  })
})

describe('counting as channels do', () => {
  it.each([
    ['abc', 'x', 3],
    ['连衣裙', 'x', 6],
    ['连衣裙', 'wechat', 3],
    ['“quoted” — né', 'x', 13],
    ['👗', 'x', 2],
    ['👗', 'shop', 1],
  ] as const)('%s on %s is %d', (text, channel, count) => {
    expect(countCharacters(text, channel)).toBe(count)
  })

  it('cuts between words and never beyond the limit', () => {
    expect(shorten('a red summer dress', 12, 'shop')).toBe('a red…')
    expect(shorten('红色的夏日连衣裙', 5, 'wechat')).toBe('红色的夏…')
    expect(shorten('short', 10, 'shop')).toBe('short')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(40),
        fc.constantFrom(...channels),
        (text, limit, channel) => {
          expect(countCharacters(shorten(text, limit, channel), channel)).toBeLessThanOrEqual(limit)
        },
      ),
    )
  })
})

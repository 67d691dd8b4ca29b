import { describe, expect, it } from 'vitest'
import { colourNames } from '../../../../main/engine/adcopy/colourNames'
import { dominantColours, nameOf } from '../../../../main/engine/adcopy/dominantColours'
import { labOf } from '../../../../main/engine/adcopy/lab'
import { articleOf, labelNumber, phraseNumber } from '../../../../main/engine/adcopy/nouns'
import { pictureOf } from '../testPictures'

const isThing = (x: number, y: number) => Math.abs(x - 50) < 22 && Math.abs(y - 40) < 25

describe('the colours of what a picture shows', () => {
  it('are the thing’s, not the background’s', () => {
    const navy = [32, 40, 80]
    const picture = pictureOf(100, 80, 3, (x, y, channel) =>
      isThing(x, y) ? (navy[channel] ?? 0) : 245,
    )
    const { colours, standsAlone } = dominantColours(picture, undefined)
    const [first, ...others] = colours
    expect(standsAlone).toBe(true)
    expect(first?.name.id).toBe('navy')
    expect(first?.share).toBeGreaterThan(0.8)
    expect(first?.hex).toMatch(/^#2[0-9a-f]/)
    expect(others.map((other) => other.name.id)).not.toContain('white')
  })

  it('are told with their shares where there are two', () => {
    const picture = pictureOf(100, 80, 3, (x, y, channel) => {
      if (!isThing(x, y)) return 245
      return (x < 50 ? [200, 32, 36] : [58, 138, 60])[channel] ?? 0
    })
    const found = dominantColours(picture, undefined).colours
    expect(found.map((colour) => colour.name.id).sort()).toEqual(['green', 'red'])
    for (const colour of found) expect(colour.share).toBeCloseTo(0.5, 1)
  })

  it('leave transparent parts out, and are the whole picture’s where all is alike', () => {
    const cutOut = pictureOf(60, 60, 4, (x, _y, channel) =>
      channel === 3 ? (x < 30 ? 255 : 0) : x < 30 ? 20 : 230,
    )
    expect(dominantColours(cutOut, undefined).colours.map((colour) => colour.name.id)).toEqual([
      'black',
    ])
    const plain = pictureOf(60, 60, 3, (_x, _y, channel) => [242, 212, 64][channel] ?? 0)
    expect(dominantColours(plain, undefined).colours.map((colour) => colour.name.id)).toEqual([
      'yellow',
    ])
  })

  it('follow what the classifier looked at', () => {
    const picture = pictureOf(70, 70, 3, (x, y, channel) => {
      if (Math.min(x, y, 69 - x, 69 - y) < 8) return 245
      return (x < 35 ? [200, 32, 36] : [50, 96, 190])[channel] ?? 0
    })
    const values = Array.from({ length: 49 }, (_, index) => (index % 7 < 3 ? 1 : 0))
    const saliency = { width: 7, height: 7, values }
    expect(dominantColours(picture, saliency).colours[0]?.name.id).toBe('red')
  })

  it('have names that their own typical values get', () => {
    for (const name of colourNames) {
      for (const [red, green, blue] of name.typical) {
        expect(nameOf(labOf(red / 255, green / 255, blue / 255)).id).toBe(name.id)
      }
    }
  })

  it('are measured in CIELAB as the CIE has it', () => {
    const close = (found: readonly number[], expected: number[]) =>
      expected.forEach((value, axis) => {
        expect(found[axis]).toBeCloseTo(value, 1)
      })
    close(labOf(1, 1, 1), [100, 0, 0])
    close(labOf(1, 0, 0), [53.24, 80.09, 67.2])
    close(labOf(0, 0, 1), [32.3, 79.19, -107.86])
  })
})

describe('English nouns', () => {
  it.each([
    ['apple', 'an'],
    ['red dress', 'a'],
    ['orange dress', 'an'],
    ['T-shirt', 'a'],
    ['LED lamp', 'an'],
    ['USB cable', 'a'],
    ['unicorn mug', 'a'],
    ['umbrella', 'an'],
    ['hourglass', 'an'],
    ['honeydew melon', 'a'],
    ['8-bit print', 'an'],
    ['European oak', 'a'],
    ['one-piece', 'a'],
    ['iPhone case', 'an'],
  ])('%s takes %s', (phrase, article) => {
    expect(articleOf(phrase)).toBe(article)
  })

  it.each([
    ['Leather boots for winter', 'plural'],
    ['Summer dress with pockets', 'count'],
    ['Oat milk', 'mass'],
    ['Glass', 'count'],
    ['Sunglasses', 'plural'],
  ])('%s is %s', (phrase, number) => {
    expect(phraseNumber(phrase)).toBe(number)
  })

  it('count as their label does', () => {
    expect(labelNumber('wood', 'Wood')).toBe('mass')
    expect(labelNumber('shoes', 'Shoes')).toBe('plural')
    expect(labelNumber('asparagus', 'Asparagus')).toBe('mass')
    expect(labelNumber('dress', 'Dress')).toBe('count')
  })
})

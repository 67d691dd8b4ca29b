import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation as auto } from '../../../../main/engine/steps/adjust.auto'
import { implementation as sharpen } from '../../../../main/engine/steps/adjust.sharpen'
import { implementation as tone } from '../../../../main/engine/steps/adjust.tone'
import { neutralTone } from '../../../../preload/contract/pixels/toneColour'
import { pictureOf, waves } from '../testPictures'
import { runStep } from './runStep'

const pictureAfter = (output: { picture?: Picture }) => {
  if (!output.picture) throw new Error('no picture')
  return output.picture
}

function meanOf(picture: Picture, channel: number): number {
  let sum = 0
  for (let index = channel; index < picture.data.length; index += picture.channels) {
    sum += picture.data[index] ?? 0
  }
  return sum / (picture.width * picture.height)
}

describe('adjust.auto', () => {
  it('brightens a dark picture, and what it tells gives the same pixels by hand', async () => {
    const dark = pictureOf(60, 50, 3, (x, y, c) => Math.floor(waves(x, y, c) / 5))
    const { picture, data } = await runStep('adjust.auto', auto, dark, {})
    expect(data.chosen.exposure).toBeGreaterThan(0.5)
    const byHand = await runStep('adjust.tone', tone, dark, data.chosen)
    expect(picture?.data).toEqual(byHand.picture?.data)
  })

  it('takes a colour cast away for the greater part', async () => {
    const yellowish = pictureOf(60, 50, 3, (x, y, c) => {
      const grey = 40 + waves(x, y, 0) / 2
      return Math.round(c === 2 ? grey * 0.7 : grey)
    })
    const { picture, data } = await runStep('adjust.auto', auto, yellowish, {
      exposure: false,
      contrast: false,
    })
    expect(data.chosen.temperature).toBeLessThan(0)
    const castBefore = meanOf(yellowish, 0) - meanOf(yellowish, 2)
    const after = pictureAfter({ ...(picture ? { picture } : {}) })
    expect(Math.abs(meanOf(after, 0) - meanOf(after, 2))).toBeLessThan(castBefore / 2)
  })

  it('chooses nothing at strength 0 or for an empty picture', async () => {
    const picture = pictureOf(60, 50, 3, (x, y, c) => Math.floor(waves(x, y, c) / 5))
    const still = await runStep('adjust.auto', auto, picture, { strength: 0 })
    expect(still.data.chosen).toEqual(neutralTone)
    expect(still.picture).toBe(picture)
    const invisible = pictureOf(20, 20, 4, () => 0)
    expect((await runStep('adjust.auto', auto, invisible, {})).data.chosen).toEqual(neutralTone)
  })
})

describe('adjust.sharpen', () => {
  const edge = pictureOf(40, 20, 3, (x) => (x < 20 ? 80 : 160))

  it('makes an edge steeper and leaves flat parts as they are', async () => {
    const { data } = pictureAfter(await runStep('adjust.sharpen', sharpen, edge, {}))
    const at = (x: number) => (data[(10 * 40 + x) * 3] ?? 0) * 255
    expect(at(19)).toBeLessThan(75)
    expect(at(20)).toBeGreaterThan(165)
    expect(at(2)).toBeCloseTo(80, 2)
    expect(at(37)).toBeCloseTo(160, 2)
  })

  it('leaves differences below the threshold alone, byte for byte', async () => {
    const { data } = pictureAfter(await runStep('adjust.sharpen', sharpen, edge, { threshold: 60 }))
    expect(data).toEqual(edge.data)
  })

  it('moves the three channels alike, so colours do not fringe', async () => {
    const coloured = pictureOf(40, 20, 3, (x, _, c) => (x < 20 ? 60 : 120) + 20 * c)
    const { data } = pictureAfter(await runStep('adjust.sharpen', sharpen, coloured, {}))
    for (let index = 0; index < data.length; index += 3) {
      expect((data[index + 2] ?? 0) - (data[index] ?? 0)).toBeCloseTo(40 / 255, 5)
    }
  })

  it('does not let invisible pixels draw a halo into visible ones', async () => {
    const cutOut = pictureOf(40, 20, 4, (x, _, c) =>
      c === 3 ? (x < 20 ? 255 : 0) : x < 20 ? 120 : 0,
    )
    const { data } = pictureAfter(await runStep('adjust.sharpen', sharpen, cutOut, { radius: 3 }))
    for (let x = 0; x < 20; x += 1) expect(data[(10 * 40 + x) * 4]).toBeCloseTo(120 / 255, 4)
  })

  it('does the same with large radii as with small ones: no drift in flat parts', async () => {
    const { data } = pictureAfter(await runStep('adjust.sharpen', sharpen, edge, { radius: 20 }))
    expect([...data].every((value) => value >= 0 && value <= 1)).toBe(true)
    const flat = pictureOf(60, 40, 3, () => 77)
    const still = pictureAfter(await runStep('adjust.sharpen', sharpen, flat, { radius: 20 }))
    for (const value of still.data) expect(value).toBeCloseTo(77 / 255, 4)
  })
})

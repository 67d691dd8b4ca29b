import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import type { Picture } from '../../../../main/engine/picture'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { cyclicCut } from '../../../../main/engine/tiling/cyclicCut'
import { evenLight } from '../../../../main/engine/tiling/evenLight'
import { joinSides } from '../../../../main/engine/tiling/joinSides'
import { measureSeams } from '../../../../main/engine/tiling/seams'

const pacer = createPacer(new AbortController().signal)

function drawn(
  width: number,
  height: number,
  channels: 3 | 4,
  value: (x: number, y: number, channel: number) => number,
): Picture {
  const data = Float32Array.from({ length: width * height * channels }, (_, index) => {
    const pixel = Math.floor(index / channels)
    return value(pixel % width, Math.floor(pixel / width), index % channels)
  })
  return { width, height, channels, data, bitDepth: 8, source: 'generated' }
}

/** Waves of a length that does not divide the width, so that right and left do not meet. */
const waves = (x: number, y: number) => 0.5 + 0.25 * Math.sin(x / 3.7) + 0.2 * Math.cos(y / 4.1)

describe('joining the sides of a texture', () => {
  it('makes the edge a place like any other, so that a wall of it shows no seam', async () => {
    const texture = drawn(120, 90, 3, waves)
    const before = await measureSeams(new FloatPicture(texture), pacer)
    const tile = await joinSides(texture, 40, pacer, () => undefined)
    const after = await measureSeams(new FloatPicture(tile), pacer)
    expect(before.across).toBeGreaterThan(1.6)
    // The steepest place of a wave is 1.41 times as steep as it is on average.
    expect(after.across).toBeLessThan(1.42)
    expect([tile.width, tile.height]).toEqual([80, 90])
  })

  it('leaves what lies beyond the overlap as it is', async () => {
    const texture = drawn(100, 20, 3, waves)
    const tile = await joinSides(texture, 30, pacer, () => undefined)
    for (let y = 0; y < 20; y += 1)
      for (let at = 30 * 3; at < 70 * 3; at += 1)
        expect(tile.data[y * 70 * 3 + at]).toBe(texture.data[y * 100 * 3 + at])
  })

  it('takes no colour from what is transparent', async () => {
    // The right half is clear and, beneath that, black.
    const cut = drawn(64, 16, 4, (x, _y, channel) =>
      channel === 3 ? Number(x < 32) : Number(x < 32),
    )
    const tile = await joinSides(cut, 16, pacer, () => undefined)
    for (let at = 0; at < tile.data.length; at += 4)
      if ((tile.data[at + 3] ?? 0) > 0) expect(tile.data[at]).toBe(1)
  })

  it('ends when it is cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const work = joinSides(drawn(64, 64, 3, waves), 16, createPacer(stop.signal), () => undefined)
    await expect(work).rejects.toThrow()
  })
})

describe('the cut', () => {
  it('ends beside where it began, since the last row lies above the first', async () => {
    // A cheap way from the upper left to the lower right: an open cut would end far from its start.
    const [width, height] = [24, 60]
    const cost = Float32Array.from({ length: width * height }, (_, index) =>
      Math.abs((index % width) - 2 - (Math.floor(index / width) * 20) / height),
    )
    const places = await cyclicCut(cost, width, height, 1, pacer)
    for (let row = 0; row < height; row += 1) {
      const next = places[(row + 1) % height] as number
      expect(Math.abs(next - (places[row] as number))).toBeLessThanOrEqual(1)
    }
  })
})

describe('the light of a texture', () => {
  const halves = ({ data, width }: Picture) => {
    const sums = [0, 0]
    for (let at = 0; at < data.length; at += 3) {
      const side = Number((at / 3) % width >= width / 2)
      sums[side] = (sums[side] ?? 0) + (data[at] ?? 0)
    }
    return (sums[1] ?? 0) / (sums[0] ?? 1)
  }

  it('is evened without taking the grain along, so that repeats do not show as stripes', async () => {
    const grain = (x: number, y: number) => ((x * 7 + y * 13) % 5) / 50
    const lit = drawn(120, 120, 3, (x, y) => 0.3 + 0.3 * (x / 120) + grain(x, y))
    const before = halves(lit)
    const detail = (lit.data[61 * 3] ?? 0) - (lit.data[60 * 3] ?? 0)
    await evenLight(lit, 1, pacer)
    expect(before).toBeGreaterThan(1.3)
    expect(halves(lit)).toBeGreaterThan(0.93)
    expect(halves(lit)).toBeLessThan(1.07)
    expect((lit.data[61 * 3] ?? 0) - (lit.data[60 * 3] ?? 0)).toBeCloseTo(detail, 1)
  })

  it('stays exactly as it is at 0', async () => {
    const lit = drawn(30, 20, 3, waves)
    const held = lit.data.slice()
    await evenLight(lit, 0, pacer)
    expect(lit.data).toEqual(held)
  })
})

describe('the seams of a picture', () => {
  it('are none where a pattern repeats exactly', async () => {
    const tile = drawn(
      60,
      40,
      3,
      (x, y) => 0.5 + 0.3 * Math.sin((x / 30) * Math.PI) * Math.cos((y / 20) * Math.PI),
    )
    const { across, down } = await measureSeams(new FloatPicture(tile), pacer)
    expect(across).toBeLessThan(1.5)
    expect(down).toBeLessThan(1.5)
  })

  it('stand out where one side is dark and the other bright', async () => {
    const slope = drawn(60, 40, 3, (x) => x / 60)
    const { across, down } = await measureSeams(new FloatPicture(slope), pacer)
    expect(across).toBeGreaterThan(20)
    expect(down).toBeCloseTo(1, 5)
  })
})

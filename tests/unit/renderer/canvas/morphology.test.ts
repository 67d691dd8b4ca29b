import { describe, expect, it } from 'vitest'
import { floodFill } from '../../../../renderer/canvas/mask/floodFill'
import { coverageAt, isEmptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import {
  featherMask,
  growMask,
  invertMask,
  readRegion,
  writeRegion,
} from '../../../../renderer/canvas/mask/morphology'
import { squareMasks } from './squareMasks'

const size = { width: 320, height: 290 }
const whole = { left: 0, top: 0, ...size }

const square = squareMasks(size)

function count(mask: Mask): number {
  return readRegion(mask, whole).filter((value) => value >= 128).length
}

describe('growing and shrinking', () => {
  it('moves the outline by as many pixels as asked, corners round', () => {
    const grown = growMask(square(240, 240, 20), 10)
    expect(coverageAt(grown, 230, 250)).toBe(255)
    expect(coverageAt(grown, 229, 250)).toBe(0)
    expect(coverageAt(grown, 269, 250)).toBe(255)
    expect(coverageAt(grown, 270, 250)).toBe(0)
    expect(coverageAt(grown, 231, 231)).toBe(0)
  })

  it('follows the Euclidean distance everywhere', () => {
    const grown = growMask(square(150, 150, 1), 30)
    for (let x = 100; x < 200; x += 1) {
      for (let y = 100; y < 200; y += 1) {
        const distance = Math.hypot(x - 150, y - 150)
        if (distance <= 30) expect(coverageAt(grown, x, y)).toBe(255)
        if (distance >= 31) expect(coverageAt(grown, x, y)).toBe(0)
      }
    }
  })

  it('shrinks a square on every side', () => {
    expect(count(growMask(square(100, 100, 40), -5))).toBe(30 * 30)
    expect(isEmptyMask(growMask(square(100, 100, 8), -5))).toBe(true)
  })

  it('shrinking keeps a mask at the edge of the picture where it is', () => {
    const shrunk = growMask(square(0, 0, 60), -10)
    expect(coverageAt(shrunk, 0, 0)).toBe(255)
    expect(coverageAt(shrunk, 49, 10)).toBe(255)
    expect(coverageAt(shrunk, 51, 10)).toBe(0)
  })

  it('works across the border of a region that is empty in places', () => {
    const two = writeRegion(
      square(10, 10, 10),
      { left: 300, top: 270, width: 10, height: 10 },
      new Uint8Array(100).fill(255),
    )
    expect(count(growMask(two, 3))).toBeGreaterThan(2 * 14 * 14)
  })
})

describe('softening', () => {
  it('keeps the middle, fades the edge and loses nothing on the whole', () => {
    const before = square(100, 100, 80)
    const after = featherMask(before, 12)
    const sum = (mask: Mask) => readRegion(mask, whole).reduce((total, value) => total + value, 0)
    expect(coverageAt(after, 140, 140)).toBe(255)
    expect(coverageAt(after, 100, 140)).toBeGreaterThan(110)
    expect(coverageAt(after, 100, 140)).toBeLessThan(145)
    expect(coverageAt(after, 70, 140)).toBe(0)
    expect(Math.abs(sum(after) / sum(before) - 1)).toBeLessThan(0.01)
  })

  it('has the spread of a Gaussian', () => {
    const line = readRegion(featherMask(square(100, 0, 200), 16), {
      left: 60,
      top: 120,
      width: 100,
      height: 1,
    })
    let mean = 0
    let variance = 0
    const slopes = [...line].slice(1).map((value, at) => (value - (line[at] ?? 0)) / 255)
    slopes.forEach((slope, at) => {
      mean += slope * at
    })
    slopes.forEach((slope, at) => {
      variance += slope * (at - mean) ** 2
    })
    expect(Math.sqrt(variance)).toBeGreaterThan(7.5)
    expect(Math.sqrt(variance)).toBeLessThan(8.5)
  })
})

describe('inverting', () => {
  it('twice is nothing', () => {
    const mask = featherMask(square(30, 30, 50), 8)
    expect(
      Buffer.compare(readRegion(invertMask(invertMask(mask)), whole), readRegion(mask, whole)),
    ).toBe(0)
    expect(coverageAt(invertMask(mask), 319, 289)).toBe(255)
    expect(coverageAt(invertMask(mask), 55, 55)).toBe(0)
  })
})

describe('the magic wand', () => {
  const pixels = (rows: readonly string[]) => {
    const width = rows[0]?.length ?? 0
    const data = new Uint8ClampedArray(width * rows.length * 4)
    rows.forEach((row, y) => {
      ;[...row].forEach((letter, x) => {
        const level = Number.parseInt(letter, 16) * 17
        data.set([level, level, level, 255], (y * width + x) * 4)
      })
    })
    return { width, height: rows.length, data }
  }
  const shown = (selected: Uint8Array, width: number) =>
    Array.from({ length: selected.length / width }, (_, y) =>
      [...selected.subarray(y * width, (y + 1) * width)].map((v) => (v ? '#' : '.')).join(''),
    )
  const maze = pixels(['00f00', '0ff00', '0f00f', '0000f', 'fffff', '00000'])

  it('fills round corners but not through walls', () => {
    const selected = floodFill(maze, { x: 0, y: 0 }, { tolerance: 0, contiguous: true })
    expect(shown(selected, 5)).toEqual(['##.##', '#..##', '#.##.', '####.', '.....', '.....'])
  })

  it('finds the colour everywhere where it need not hang together', () => {
    const selected = floodFill(maze, { x: 0, y: 0 }, { tolerance: 0, contiguous: false })
    expect(shown(selected, 5).at(-1)).toBe('#####')
  })

  it('takes what is within the tolerance', () => {
    const ramp = pixels(['01234'])
    const selected = floodFill(ramp, { x: 0, y: 0 }, { tolerance: 34, contiguous: true })
    expect(shown(selected, 5)).toEqual(['###..'])
  })

  it('selects nothing outside the picture', () => {
    const selected = floodFill(maze, { x: 9, y: 0 }, { tolerance: 255, contiguous: true })
    expect(selected.every((value) => value === 0)).toBe(true)
  })
})

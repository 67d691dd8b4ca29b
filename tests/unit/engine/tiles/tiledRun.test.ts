import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { reflect } from '../../../../main/engine/tiles/reflect'
import { type PlanarPicture, runTiled, tileSpans } from '../../../../main/engine/tiles/tiledRun'
import { StudioError } from '../../../../preload/contract/errors'
import { failureOf, pictureOf, waves } from '../testPictures'

/** Two box blurs of radius 2 with zero padding, then nearest enlargement: a network with a halo of 4. */
function network(factor: number) {
  const blur = ({ data, width, height }: PlanarPicture): PlanarPicture => {
    const out = new Float32Array(data.length)
    for (let plane = 0; plane < 3; plane++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let sum = 0
          for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++) {
            for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++) {
              sum += data[(plane * height + v) * width + u] ?? 0
            }
          }
          out[(plane * height + y) * width + x] = sum / 25
        }
      }
    }
    return { data: out, width, height }
  }
  return async (tile: PlanarPicture): Promise<Float32Array> => {
    const { data, width, height } = blur(blur(tile))
    const out = new Float32Array(data.length * factor * factor)
    for (let plane = 0; plane < 3; plane++) {
      for (let y = 0; y < height * factor; y++) {
        for (let x = 0; x < width * factor; x++) {
          out[(plane * height * factor + y) * width * factor + x] =
            data[(plane * height + Math.floor(y / factor)) * width + Math.floor(x / factor)] ?? 0
        }
      }
    }
    return out
  }
}

interface Settings {
  width: number
  height: number
  tile: number
  factor?: number
  multiple?: number
  channels?: 3 | 4
  atOnce?: number
  run?: (tile: PlanarPicture) => Promise<Float32Array>
  signal?: AbortSignal
  progress?: (fraction: number) => void
}

async function tiled(settings: Settings) {
  const { width, height, factor = 1, channels = 3 } = settings
  const source = pictureOf(width, height, channels, waves)
  const data = new Float32Array(width * height * channels * factor * factor)
  const length = width * factor * channels
  const { bands, used } = runTiled(new FloatPicture(source), {
    open: async () => ({ atOnce: settings.atOnce ?? 1, run: settings.run ?? network(factor) }),
    factor,
    halo: 4,
    tile: settings.tile,
    multiple: settings.multiple ?? 1,
    newBand: (first, end) => new Float32Array((end - first) * length),
    stride: channels,
    signal: settings.signal ?? new AbortController().signal,
    progress: settings.progress ?? (() => undefined),
  })
  let rows = 0
  for await (const band of bands) {
    data.set(band.data, rows * length)
    rows = band.end
  }
  expect(rows).toBe(height * factor)
  return { ...used(), data }
}

function largestDifference(left: Float32Array, right: Float32Array): number {
  return left.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (right[index] ?? 0))),
    0,
  )
}

describe('a run in tiles', () => {
  it.each([
    [130, 97, 1, 1],
    [130, 97, 2, 1],
    [64, 200, 4, 1],
    [131, 70, 1, 8],
    [65, 65, 1, 32],
  ])(
    'shows no seams: %d x %d, factor %d, multiples of %d',
    async (width, height, factor, multiple) => {
      const common = { width, height, factor, multiple }
      const whole = await tiled({ ...common, tile: 512 })
      const pieces = await tiled({ ...common, tile: 64 })
      expect(whole.tiles).toBe(1)
      expect(pieces.tiles).toBeGreaterThan(1)
      expect(largestDifference(whole.data, pieces.data)).toBeLessThan(1 / 255)
    },
  )

  it('comes to the same picture with several tiles at once, whichever is ready first', async () => {
    const one = network(1)
    const waiting: (() => void)[] = []
    const run = async (tile: PlanarPicture) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        // The last to come is let go first.
        setImmediate(() => waiting.pop()?.())
      })
      return one(tile)
    }
    const common = { width: 300, height: 150, tile: 64 }
    const inTurn = await tiled(common)
    const together = await tiled({ ...common, atOnce: 4, run })
    expect(together.tiles).toBe(15)
    expect(together.data).toEqual(inTurn.data)
  })

  it('leaves the fourth channel to whoever fills it', async () => {
    const { data } = await tiled({ width: 70, height: 66, tile: 64, channels: 4 })
    expect(data.filter((_, index) => index % 4 === 3).every((value) => value === 0)).toBe(true)
  })

  it('halves its tiles when memory runs out, and comes to the same picture', async () => {
    const run = network(1)
    const whole = await tiled({ width: 300, height: 150, tile: 512 })
    const small = await tiled({
      width: 300,
      height: 150,
      tile: 512,
      run: (tile) => {
        if (tile.width > 100) throw new StudioError('out-of-memory')
        return run(tile)
      },
    })
    expect(small.tile).toBe(75)
    expect(largestDifference(whole.data, small.data)).toBeLessThan(1 / 255)
  })

  it('goes on with smaller tiles from where it is, when memory runs out half way', async () => {
    const run = network(2)
    const common = { width: 150, height: 400, factor: 2 }
    const whole = await tiled({ ...common, tile: 512 })
    let runs = 0
    const small = await tiled({
      ...common,
      tile: 150,
      run: (tile) => {
        runs += 1
        if (runs > 1 && tile.height > 100) throw new StudioError('out-of-memory')
        return run(tile)
      },
    })
    expect(small).toMatchObject({ tile: 75, tiles: 1 + 2 * 4 })
    expect(largestDifference(whole.data, small.data)).toBeLessThan(1 / 255)
  })

  it('gives up below 64 pixels with the reason, and at once on any other error', async () => {
    const sizes: number[] = []
    const failing = (code: 'out-of-memory' | 'model-broken') => async (tile: PlanarPicture) => {
      sizes.push(tile.width)
      throw new StudioError(code)
    }
    const common = { width: 600, height: 600, tile: 512 }
    expect((await failureOf(tiled({ ...common, run: failing('out-of-memory') }))).code).toBe(
      'out-of-memory',
    )
    expect(sizes).toEqual([516, 260, 132, 68])
    sizes.length = 0
    expect((await failureOf(tiled({ ...common, run: failing('model-broken') }))).code).toBe(
      'model-broken',
    )
    expect(sizes).toHaveLength(1)
  })

  it('stops between tiles when it is cancelled, and tells how far it is', async () => {
    const controller = new AbortController()
    const told: number[] = []
    let runs = 0
    const run = network(1)
    const work = tiled({
      width: 256,
      height: 64,
      tile: 64,
      signal: controller.signal,
      progress: (fraction) => told.push(fraction),
      run: (tile) => {
        runs += 1
        if (runs === 2) controller.abort()
        return run(tile)
      },
    })
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    expect(runs).toBe(2)
    expect(told).toEqual([0.25, 0.5])
  })

  it('cuts every axis into spans that cover it once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(40),
        (size, eights, halo) => {
          const multiple = 8
          const spans = tileSpans(size, eights * multiple, halo, multiple)
          let place = 0
          for (const span of spans) {
            expect(span.start).toBe(place)
            place = span.end
            expect((span.to - span.from) % multiple).toBe(0)
            expect(span.from).toBeLessThanOrEqual(Math.max(0, span.start - halo))
          }
          expect(place).toBe(size)
        },
      ),
    )
  })

  it('mirrors without repeating the edge', () => {
    expect([-2, -1, 0, 3, 4, 5].map((index) => reflect(index, 4))).toEqual([2, 1, 0, 3, 2, 1])
    expect(reflect(9, 1)).toBe(0)
  })
})

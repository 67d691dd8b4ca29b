import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation } from '../../../../main/engine/steps/transform.geometry'
import { parseParameters } from '../../../../preload/contract/parameters'
import type { Box, PixelSize } from '../../../../preload/contract/pixels/pixelBox'
import { stepDefinitions } from '../../../../preload/contract/stepDefinitions'
import type { RasterPixels } from '../../../../renderer/canvas/mask/floodFill'
import { viewAround } from '../../../../renderer/canvas/preview/exact/engineView'
import { geometryOf } from '../../../../renderer/canvas/preview/geometryPreview'
import type { PicturePreview } from '../../../../renderer/canvas/preview/picturePreview'
import {
  type ShapedRequest,
  ShapedViews,
} from '../../../../renderer/canvas/preview/shaped/shapedViews'
import type {
  ShapeReply,
  ShapeRequest,
} from '../../../../renderer/canvas/preview/shaped/shapeMessages'
import { shapedPixels } from '../../../../renderer/canvas/preview/shaped/shapePixels'
import { planShape } from '../../../../renderer/canvas/preview/shaped/shapePlan'
import { runStep } from '../../engine/steps/runStep'

type Colour = (x: number, y: number) => readonly [number, number, number]

/** Black beside white, thin lines, noise and ramps: where kernels differ most. */
const chart: Colour = (x, y) => {
  const noise = (Math.imul(y * 1013 + x, 2654435761) >>> 24) & 255
  const bit = (period: number) => (Math.floor((x + y) / period) % 2) * 255
  return x % 60 < 20
    ? [bit(1), bit(2), bit(7)]
    : x % 60 < 40
      ? [noise, noise, 255 - noise]
      : [x % 256, y % 256, bit(16)]
}
/** A landscape out of focus: what a photograph is like at the size of its pixels. */
const photograph: Colour = (x, y) => [
  128 + 100 * Math.sin(x / 90) * Math.cos(y / 70),
  128 + 90 * Math.sin((x + y) / 110),
  128 + 80 * Math.cos((x - 2 * y) / 130),
]

function drawn({ width, height }: PixelSize, colour: Colour): RasterPixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colour(x, y), 255], (y * width + x) * 4)
  return { width, height, data }
}

/** A level of a picture, every pixel the mean of `reduction` a side. */
function levelOf(pixels: RasterPixels, reduction: number): RasterPixels {
  const width = Math.round(pixels.width / reduction)
  const height = Math.round(pixels.height / reduction)
  const level = drawn({ width, height }, (x, y) => {
    const sums: [number, number, number] = [0, 0, 0]
    for (let j = 0; j < reduction; j += 1)
      for (let i = 0; i < reduction; i += 1)
        for (let channel = 0; channel < 3; channel += 1)
          sums[channel] =
            (sums[channel] ?? 0) + at(pixels, x * reduction + i, y * reduction + j, channel)
    return [sums[0] / reduction ** 2, sums[1] / reduction ** 2, sums[2] / reduction ** 2]
  })
  return level
}

function at({ data, width, height }: RasterPixels, x: number, y: number, channel: number): number {
  return data[(Math.min(height - 1, y) * width + Math.min(width - 1, x)) * 4 + channel] ?? 0
}

function part(pixels: RasterPixels, { left, top, width, height }: Box): RasterPixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const start = ((top + y) * pixels.width + left) * 4
    data.set(pixels.data.subarray(start, start + width * 4), y * width * 4)
  }
  return { width, height, data }
}

const levels = [1, 2, 4, 8]
type Changed = Readonly<Record<string, unknown>>

/** How far a view of the moving preview is from the mean of the exported pixels, in levels of a channel. */
async function distance(
  source: RasterPixels,
  changed: Changed,
  reduction: number,
  looked?: (size: PixelSize) => Box,
): Promise<{ largest: number; exact: boolean }> {
  const parameters = parseParameters(stepDefinitions['transform.geometry'], changed)
  const preview: PicturePreview = [{ step: 'transform.geometry', parameters }]
  const { size } = geometryOf(preview, source)
  const view = viewAround(looked?.(size) ?? { left: 0, top: 0, ...size }, reduction, size)
  const plan = planShape(source, preview, view, levels)
  const level = plan.level === 1 ? source : levelOf(source, plan.level)
  const shown = await shapedPixels(plan, part(level, plan.from))
  const input: Picture = {
    width: source.width,
    height: source.height,
    channels: 4,
    data: Float32Array.from(source.data, (value) => value / 255),
    bitDepth: 8,
    source: 'png',
  }
  const { picture } = await runStep('transform.geometry', implementation, input, changed)
  const exported = picture as Picture
  expect([exported.width, exported.height]).toEqual([size.width, size.height])
  let largest = 0
  for (let y = 0; y < Math.floor(view.height / reduction); y += 1)
    for (let x = 0; x < Math.floor(view.width / reduction); x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let j = 0; j < reduction; j += 1)
          for (let i = 0; i < reduction; i += 1) {
            const row = view.top + y * reduction + j
            const from = (row * exported.width + view.left + x * reduction + i) * 4 + channel
            sum += Math.round((exported.data[from] ?? 0) * 255)
          }
        largest = Math.max(largest, Math.abs(at(shown, x, y, channel) - sum / reduction ** 2))
      }
  return { largest, exact: plan.level === 1 && plan.samples === reduction }
}

const crop = { left: 0.13, top: 0.21, width: 0.6, height: 0.55 }
const grid: readonly Changed[] = [
  ...[-45, -7.3, 0.1, 30].map((straighten) => ({ straighten })),
  ...[31, 140, 181, 183, 400].map((width) => ({ width })),
  { width: 300, height: 60 },
  { height: 260 },
  { width: 90, crop },
  { straighten: 6.3, width: 101 },
  { straighten: -11.5, crop, width: 240 },
  { flip: 'horizontal', rotate: '90', straighten: 7, crop, width: 90 },
  { rotate: '270', straighten: -3.2, aspect: '1:1', height: 75 },
]

describe('what is shown while a picture is turned or resized', () => {
  // What one judged by eye came out sharper or softer: the screen's smoothing stood in for the engine's kernels.
  it.each([1, 2, 4].flatMap((reduction) => grid.map((changed) => ({ reduction, ...changed }))))(
    'is what is exported, by %j',
    async ({ reduction, ...changed }) => {
      const { largest, exact } = await distance(
        drawn({ width: 182, height: 131 }, chart),
        changed,
        reduction,
      )
      expect(exact).toBe(true)
      expect(largest).toBeLessThanOrEqual(2)
    },
  )

  it('is what is exported where only a part of a large picture is in view', async () => {
    const source = drawn({ width: 900, height: 700 }, chart)
    const looked = ({ width, height }: PixelSize) => ({
      left: width - 211,
      top: height - 165,
      width: 200,
      height: 150,
    })
    for (const changed of [{ straighten: 2.4 }, { width: 1100 }, { straighten: -3, width: 500 }])
      expect((await distance(source, changed, 1, looked)).largest).toBeLessThanOrEqual(2)
  })

  it('shows a photograph that is too large for that as it is exported too', async () => {
    const source = drawn({ width: 1600, height: 1000 }, photograph)
    for (const [changed, reduction] of [
      [{ straighten: 3.3 }, 2],
      [{ width: 500 }, 1],
      [{ width: 2000 }, 4],
      [{ straighten: 4, width: 500 }, 1],
    ] as const) {
      const { largest, exact } = await distance(source, changed, reduction)
      expect(exact).toBe(false)
      expect(largest).toBeLessThanOrEqual(2)
    }
  })
})

/** A thread that answers when it is told to. */
class TestThread {
  static made: TestThread[] = []
  onmessage: ((event: { data: ShapeReply }) => void) | null = null
  onerror: ((event: { message: string }) => void) | null = null
  readonly asked: ShapeRequest[] = []
  ended = false
  constructor() {
    TestThread.made.push(this)
  }
  postMessage(request: ShapeRequest): void {
    this.asked.push(request)
  }
  terminate(): void {
    this.ended = true
  }
  answer(): void {
    const pixels = { width: 2, height: 2, data: new Uint8ClampedArray(16) }
    this.onmessage?.({ data: { kind: 'shaped', pixels } })
  }
}

class TestCanvas {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  getContext() {
    const { width, height } = this
    return {
      drawImage: () => undefined,
      putImageData: () => undefined,
      getImageData: () => ({ width, height, data: new Uint8ClampedArray(width * height * 4) }),
    }
  }
}

describe('following a slider', () => {
  beforeEach(() => {
    TestThread.made = []
    vi.stubGlobal('Worker', TestThread)
    vi.stubGlobal('OffscreenCanvas', TestCanvas)
    vi.stubGlobal('ImageData', class {})
  })
  afterEach(() => vi.unstubAllGlobals())

  const pyramid = { size: { width: 40, height: 30 }, levels: [{ reduction: 1, pieces: [] }] }
  const request = (width: number): ShapedRequest => {
    const parameters = parseParameters(stepDefinitions['transform.geometry'], { width })
    const preview: PicturePreview = [{ step: 'transform.geometry', parameters }]
    const plan = geometryOf(preview, pyramid.size)
    return {
      pyramid,
      preview,
      plan,
      view: viewAround({ left: 0, top: 0, ...plan.size }, 1, plan.size),
      zoom: 1,
    }
  }

  // Otherwise the picture lags further behind the pointer the longer one drags.
  it('makes the last of the views that were asked for meanwhile, and shows each that is made', () => {
    const made: ShapedRequest[] = []
    const views = new ShapedViews({ made: (shown) => made.push(shown), failed: () => undefined })
    const [first, second, third] = [request(20), request(21), request(22)]
    for (const each of [first, second, third]) views.ask(each)
    const thread = TestThread.made[0]
    expect(thread?.asked.map(({ plan }) => plan.box.width)).toEqual([20])
    thread?.answer()
    expect(thread?.asked.map(({ plan }) => plan.box.width)).toEqual([20, 22])
    thread?.answer()
    expect(made).toEqual([first, third])
  })

  it('shows nothing of a preview that was given up, and works again for the next', () => {
    const made: ShapedRequest[] = []
    const views = new ShapedViews({ made: (shown) => made.push(shown), failed: () => undefined })
    views.ask(request(20))
    views.stop()
    expect(TestThread.made[0]?.ended).toBe(true)
    views.ask(request(25))
    TestThread.made[1]?.answer()
    expect(made.map(({ plan }) => plan.size.width)).toEqual([25])
  })

  it('goes on by the screen’s own smoothing where the thread fails', () => {
    const failed: unknown[] = []
    const views = new ShapedViews({ made: () => undefined, failed: (error) => failed.push(error) })
    views.ask(request(20))
    TestThread.made[0]?.onerror?.({ message: 'no' })
    expect(failed).toHaveLength(1)
  })
})

import { type Contributions, contributionsOf } from '../../../preload/contract/pixels/contributions'
import { RowResampler } from './rowResampler'

/** Numbers `[H, W, C]`, interleaved. */
export interface Raster {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
  /** 1, 3 or 4. */
  readonly channels: number
}

/**
 * Resizes numbers as they are (no change to linear light), the way the networks' training pictures
 * were: along an axis that shrinks, the mean over the area of each target pixel; along one that grows,
 * cubic convolution (Keys 1981) with a = -0.5. Beyond the edge the edge goes on. Constant input gives
 * the same constant up to rounding.
 */
export function resizeRaster(source: Raster, width: number, height: number): Raster {
  if (width === source.width && height === source.height) return source
  const { channels } = source
  const resampler = new RowResampler(
    source.width,
    channels,
    axisContributions(source.width, width),
    axisContributions(source.height, height),
  )
  const { memory } = resampler
  const data = new Float32Array(width * height * channels)
  const line = memory.floats(resampler.source, source.width * channels)
  const result = memory.floats(resampler.result, width * channels)
  for (let y = 0; y < height; y += 1) {
    for (let row = resampler.wanted(y); row !== undefined; row = resampler.wanted(y)) {
      line.set(source.data.subarray(row * line.length, (row + 1) * line.length))
      resampler.take()
    }
    resampler.make(y)
    data.set(result, y * result.length)
  }
  return { data, width, height, channels }
}

function axisContributions(from: number, to: number): Contributions {
  if (to === from) return contributionsOf(from, to, 1, (place) => ({ start: place, weights: [1] }))
  const scale = from / to
  if (to > from) {
    return contributionsOf(from, to, 4, (place) => {
      const centre = (place + 0.5) * scale - 0.5
      const start = Math.floor(centre) - 1
      return { start, weights: [0, 1, 2, 3].map((tap) => cubic(Math.abs(centre - start - tap))) }
    })
  }
  const taps = Math.ceil(scale) + 1
  return contributionsOf(from, to, taps, (place) => {
    const left = place * scale
    const right = Math.min(from, left + scale)
    const start = Math.floor(left)
    const weights = Array.from({ length: taps }, (_, tap) => {
      const overlap = Math.min(right, start + tap + 1) - Math.max(left, start + tap)
      return Math.max(0, overlap) / (right - left)
    })
    return { start, weights }
  })
}

function cubic(distance: number): number {
  const a = -0.5
  if (distance < 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1
  if (distance < 2) return (((distance - 5) * distance + 8) * distance - 4) * a
  return 0
}

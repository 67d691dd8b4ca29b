import { clampUnit } from '../pixels/clampUnit'
import { resizeRaster } from '../resize/resizePlanes'

/** Four interleaved numbers a pixel, the last of them alpha. */
interface AlphaPicture {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Writes alpha into the fourth numbers of rows `first` up to `end` of an enlarged picture. */
type AlphaWriter = (first: number, end: number, target: Uint8ClampedArray | Uint16Array) => void

/** Source rows that an enlarged row hangs on, to each side; one more than cubic convolution looks at. */
const rowsAround = 3

/**
 * The alpha of `source`, `factor` times as large, for rows that begin and end with one of the source's. Alpha
 * that is the same everywhere stays exactly that; other alpha is enlarged by cubic convolution.
 */
export function enlargedAlpha(source: AlphaPicture, factor: number): AlphaWriter {
  const { data, width, height } = source
  const pixels = width * height
  const constant = data[3] ?? 1
  let isConstant = true
  for (let pixel = 1; pixel < pixels && isConstant; pixel++) {
    isConstant = data[pixel * 4 + 3] === constant
  }
  return (first, end, target) => {
    const most = target instanceof Uint16Array ? 65535 : 255
    // One array cuts off what the other rounds.
    const rounding = target instanceof Uint16Array ? 0.5 : 0
    if (isConstant) {
      const level = constant * most + rounding
      for (let index = 3; index < target.length; index += 4) target[index] = level
      return
    }
    const top = Math.max(0, first / factor - rowsAround)
    const bottom = Math.min(height, end / factor + rowsAround)
    const alpha = new Float32Array((bottom - top) * width)
    for (let pixel = 0; pixel < alpha.length; pixel++)
      alpha[pixel] = data[(top * width + pixel) * 4 + 3] ?? 1
    const large = resizeRaster(
      { data: alpha, width, height: bottom - top, channels: 1 },
      width * factor,
      (bottom - top) * factor,
    )
    const start = (first - top * factor) * width * factor
    for (let pixel = 0; pixel < (end - first) * width * factor; pixel++)
      target[pixel * 4 + 3] = clampUnit(large.data[start + pixel] ?? 1) * most + rounding
  }
}

/** How far colours are spread under transparency, in source pixels: what a network's near context sees. */
const SPREAD_ROUNDS = 8

/**
 * The picture with the colours of visible pixels spread under the fully transparent ones beside them.
 * What lies under transparency is often black, and a network would draw that into the edge.
 */
export function spreadColours(source: AlphaPicture): Float32Array {
  const { width, height } = source
  let data = source.data
  let known = new Uint8Array(width * height)
  let edge: number[] = []
  for (let pixel = 0; pixel < known.length; pixel++) {
    if ((data[pixel * 4 + 3] ?? 0) > 0) known[pixel] = 1
    else edge.push(pixel)
  }
  if (edge.length === 0 || edge.length === known.length) return data
  data = data.slice()
  for (let round = 0; round < SPREAD_ROUNDS && edge.length > 0; round++) {
    const before = known
    known = known.slice()
    edge = edge.filter((pixel) => {
      const mean = meanOfKnown(data, before, pixel, width, height)
      if (!mean) return true
      data.set(mean, pixel * 4)
      known[pixel] = 1
      return false
    })
  }
  return data
}

function meanOfKnown(
  data: Float32Array,
  known: Uint8Array,
  pixel: number,
  width: number,
  height: number,
): [number, number, number] | undefined {
  const x = pixel % width
  const y = (pixel - x) / width
  const sums: [number, number, number] = [0, 0, 0]
  let count = 0
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const neighbour = ny * width + nx
      if (!known[neighbour]) continue
      for (let channel = 0; channel < 3; channel++) {
        sums[channel] = (sums[channel] ?? 0) + (data[neighbour * 4 + channel] ?? 0)
      }
      count += 1
    }
  }
  return count === 0 ? undefined : [sums[0] / count, sums[1] / count, sums[2] / count]
}

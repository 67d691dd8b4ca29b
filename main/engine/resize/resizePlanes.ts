/** Numbers `[H, W, C]`, interleaved. */
export interface Raster {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
  readonly channels: number
}

/**
 * Resizes numbers as they are (no change to linear light), the way the networks' training pictures
 * were: along an axis that shrinks, the mean over the area of each target pixel; along one that grows,
 * cubic convolution (Keys 1981) with a = -0.5. Beyond the edge the edge goes on. Constant input gives
 * the same constant up to rounding.
 */
export function resizeRaster(source: Raster, width: number, height: number): Raster {
  const narrow =
    width === source.width ? source : resizeRows(source, axisWeights(source.width, width))
  if (height === source.height) return narrow
  return resizeColumns(narrow, axisWeights(source.height, height))
}

/** For each target pixel the source pixels it is made of: `first`, and a weight for each from there. */
interface AxisWeights {
  readonly first: Int32Array
  readonly taps: number
  /** `[target, taps]`; unused taps are zero. */
  readonly weights: Float32Array
  readonly size: number
  readonly sourceSize: number
}

function axisWeights(sourceSize: number, size: number): AxisWeights {
  const scale = sourceSize / size
  const taps = size < sourceSize ? Math.ceil(scale) + 1 : 4
  const first = new Int32Array(size)
  const weights = new Float32Array(size * taps)
  for (let target = 0; target < size; target++) {
    if (size < sourceSize) {
      const from = target * scale
      const to = Math.min(sourceSize, from + scale)
      first[target] = Math.floor(from)
      for (let tap = 0; tap < taps; tap++) {
        const start = Math.floor(from) + tap
        const overlap = Math.min(to, start + 1) - Math.max(from, start)
        weights[target * taps + tap] = Math.max(0, overlap) / (to - from)
      }
    } else {
      const centre = (target + 0.5) * scale - 0.5
      const start = Math.floor(centre) - 1
      first[target] = start
      for (let tap = 0; tap < taps; tap++) {
        weights[target * taps + tap] = cubic(Math.abs(centre - start - tap))
      }
    }
  }
  return { first, taps, weights, size, sourceSize }
}

function cubic(distance: number): number {
  const a = -0.5
  if (distance < 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1
  if (distance < 2) return (((distance - 5) * distance + 8) * distance - 4) * a
  return 0
}

function clampIndex(index: number, size: number): number {
  return index < 0 ? 0 : index >= size ? size - 1 : index
}

function resizeRows(source: Raster, axis: AxisWeights): Raster {
  const { channels, height } = source
  const data = new Float32Array(axis.size * height * channels)
  for (let y = 0; y < height; y++) {
    const line = y * source.width
    for (let x = 0; x < axis.size; x++) {
      const to = (y * axis.size + x) * channels
      for (let tap = 0; tap < axis.taps; tap++) {
        const weight = axis.weights[x * axis.taps + tap] ?? 0
        if (weight === 0) continue
        const from = (line + clampIndex((axis.first[x] ?? 0) + tap, axis.sourceSize)) * channels
        for (let channel = 0; channel < channels; channel++) {
          data[to + channel] =
            (data[to + channel] ?? 0) + weight * (source.data[from + channel] ?? 0)
        }
      }
    }
  }
  return { data, width: axis.size, height, channels }
}

function resizeColumns(source: Raster, axis: AxisWeights): Raster {
  const { channels, width } = source
  const line = width * channels
  const data = new Float32Array(line * axis.size)
  for (let y = 0; y < axis.size; y++) {
    for (let tap = 0; tap < axis.taps; tap++) {
      const weight = axis.weights[y * axis.taps + tap] ?? 0
      if (weight === 0) continue
      const from = clampIndex((axis.first[y] ?? 0) + tap, axis.sourceSize) * line
      const to = y * line
      for (let x = 0; x < line; x++)
        data[to + x] = (data[to + x] ?? 0) + weight * (source.data[from + x] ?? 0)
    }
  }
  return { data, width, height: axis.size, channels }
}

import type { HeatMap } from '../../preload/contract/results'
import { clamp } from './geometry'

/** Nine stops of matplotlib's inferno (CC0), evenly spaced: dark for little, light for much. */
const stops = [
  [0, 0, 4],
  [31, 12, 72],
  [85, 15, 109],
  [136, 34, 106],
  [186, 54, 85],
  [227, 89, 51],
  [249, 142, 9],
  [249, 201, 50],
  [252, 255, 164],
] as const

/** Red, green and blue, 0..255, of a value 0..1. */
export function heatColour(value: number): [number, number, number] {
  const place = clamp(value, 0, 1) * (stops.length - 1)
  const index = Math.min(stops.length - 2, Math.floor(place))
  const from = stops[index] ?? stops[0]
  const to = stops[index + 1] ?? from
  const part = place - index
  const mixed = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (to[channel] - from[channel]) * part)
  return [mixed(0), mixed(1), mixed(2)]
}

/**
 * The map enlarged to `width` x `height` by Catmull-Rom interpolation (Keys, IEEE ASSP 29, 1981,
 * a = -1/2), so that a map of 7 x 7 does not show as tiles. Values stay within 0..1.
 */
export function enlargeHeatMap(map: HeatMap, width: number, height: number): Float32Array {
  const rows = new Float32Array(width * map.height)
  for (let x = 0; x < width; x += 1) {
    const { first, weights } = cubicWeights(((x + 0.5) * map.width) / width - 0.5)
    for (let y = 0; y < map.height; y += 1) {
      let sum = 0
      weights.forEach((weight, tap) => {
        const column = clamp(first + tap, 0, map.width - 1)
        sum += weight * (map.values[y * map.width + column] ?? 0)
      })
      rows[y * width + x] = sum
    }
  }
  const result = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const { first, weights } = cubicWeights(((y + 0.5) * map.height) / height - 0.5)
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      weights.forEach((weight, tap) => {
        sum += weight * (rows[clamp(first + tap, 0, map.height - 1) * width + x] ?? 0)
      })
      result[y * width + x] = clamp(sum, 0, 1)
    }
  }
  return result
}

/** The map as coloured pixels, straight RGBA; little of it is more transparent than much. */
export function heatMapPixels(
  map: HeatMap,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const values = enlargeHeatMap(map, width, height)
  const pixels = new Uint8ClampedArray(width * height * 4)
  values.forEach((value, at) => {
    pixels.set(heatColour(value), at * 4)
    pixels[at * 4 + 3] = Math.round(255 * (0.25 + 0.75 * value))
  })
  return pixels
}

function cubicWeights(place: number): { first: number; weights: number[] } {
  const base = Math.floor(place)
  const part = place - base
  const near = (t: number) => (1.5 * t - 2.5) * t * t + 1
  const away = (t: number) => ((-0.5 * t + 2.5) * t - 4) * t + 2
  return {
    first: base - 1,
    weights: [away(1 + part), near(part), near(1 - part), away(2 - part)],
  }
}

import { inPieces } from '../kernels/exchange'

/** Interleaved pixels `[H, W, C]`. */
interface Interleaved {
  readonly data: Float32Array
  readonly width: number
  readonly channels: 3 | 4
}

/**
 * Writes pixels as planes `[C, h, w]`, or `[3, h, w]` where `planes` has no room for a fourth: row `y` of them shows
 * row `down[y]` of the pixels, column `x` column `across[x]`.
 */
export function writePlanes(
  pixels: Interleaved,
  across: ArrayLike<number>,
  down: ArrayLike<number>,
  planes: Float32Array,
): void {
  const { data, width, channels } = pixels
  const columns = across.length
  const plane = columns * down.length
  const beside = consecutive(across)
  const left = across[0] as number
  if (beside === columns && columns === width && consecutive(down) === down.length) {
    separate(pixels, (down[0] as number) * width, plane, planes, plane, 0)
    return
  }
  const count = planes.length / plane
  for (let y = 0, line = 0; y < down.length; y += 1, line += columns) {
    const row = (down[y] as number) * width
    separate(pixels, row + left, beside, planes, plane, line)
    // What is left over is mirrored, and little.
    for (let x = beside; x < columns; x += 1) {
      const from = (row + (across[x] as number)) * channels
      for (let channel = 0; channel < count; channel += 1)
        planes[channel * plane + line + x] = data[from + channel] as number
    }
  }
}

/** `[H, W, 3]` interleaved as `[3, H, W]` planar. */
export function planarColours(colours: Float32Array): Float32Array {
  const planes = new Float32Array(colours.length)
  const plane = colours.length / 3
  separate({ data: colours, width: plane, channels: 3 }, 0, plane, planes, plane, 0)
  return planes
}

/** How many numbers follow each other one by one from the first on. */
function consecutive(numbers: ArrayLike<number>): number {
  const first = numbers[0] as number
  let count = 1
  while (count < numbers.length && numbers[count] === first + count) count += 1
  return count
}

/** So many pixels from `from` on, to the places of each plane from `to` on. */
function separate(
  { data, channels }: Interleaved,
  from: number,
  pixels: number,
  planes: Float32Array,
  plane: number,
  to: number,
): void {
  const planesThere = planes.length / plane
  inPieces(pixels, (memory, first, end) => {
    const { kernels, first: source, second: result } = memory
    const count = end - first
    const start = (from + first) * channels
    memory.floats(source, count * channels).set(data.subarray(start, start + count * channels))
    const room = Math.ceil(count / 4) * 16
    const places = [0, 1, 2, 3].map((channel) => result + channel * room) as [
      number,
      number,
      number,
      number,
    ]
    kernels.separate(source, channels, count, ...places)
    for (let channel = 0; channel < planesThere; channel += 1)
      planes.set(memory.floats(places[channel] as number, count), channel * plane + to + first)
  })
}

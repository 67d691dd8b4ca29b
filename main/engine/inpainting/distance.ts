import type { Box, HoleMask } from './holes'

/**
 * For every pixel of `box`, row by row, its Euclidean distance in pixels to the nearest pixel of the
 * mask (0 on the mask itself); pixels of the mask outside the box are not seen. Two passes of lower
 * envelopes of parabolas (Felzenszwalb and Huttenlocher 2012). Infinite where the box has no mask.
 */
export function distanceToMask(mask: HoleMask, box: Box, inverted = false): Float32Array {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const squares = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const line = (box.top + y) * mask.width + box.left
    for (let x = 0; x < width; x++) {
      const isHole = (mask.data[line + x] ?? 0) !== 0
      squares[y * width + x] = isHole !== inverted ? 0 : Number.POSITIVE_INFINITY
    }
  }
  const longest = Math.max(width, height)
  const scratch: Scratch = {
    input: new Float64Array(longest),
    output: new Float64Array(longest),
    places: new Int32Array(longest),
    borders: new Float64Array(longest + 1),
  }
  for (let x = 0; x < width; x++) transform(squares, x, width, height, scratch)
  for (let y = 0; y < height; y++) transform(squares, y * width, 1, width, scratch)
  return squares.map(Math.sqrt)
}

interface Scratch {
  readonly input: Float64Array
  readonly output: Float64Array
  /** Where each parabola of the envelope stands. */
  readonly places: Int32Array
  /** From where each parabola is the lowest. */
  readonly borders: Float64Array
}

function transform(
  values: Float32Array,
  start: number,
  stride: number,
  size: number,
  scratch: Scratch,
): void {
  const { input, output, places, borders } = scratch
  for (let index = 0; index < size; index++) input[index] = values[start + index * stride] ?? 0
  let count = 0
  for (let place = 0; place < size; place++) {
    const height = input[place] ?? 0
    if (height === Number.POSITIVE_INFINITY) continue
    let border = Number.NEGATIVE_INFINITY
    while (count > 0) {
      const before = places[count - 1] ?? 0
      border =
        (height + place * place - ((input[before] ?? 0) + before * before)) / (2 * (place - before))
      if (border > (borders[count - 1] ?? 0)) break
      count -= 1
      border = Number.NEGATIVE_INFINITY
    }
    places[count] = place
    borders[count] = border
    count += 1
  }
  if (count === 0) return
  borders[count] = Number.POSITIVE_INFINITY
  let parabola = 0
  for (let index = 0; index < size; index++) {
    while ((borders[parabola + 1] ?? 0) < index) parabola += 1
    const place = places[parabola] ?? 0
    output[index] = (index - place) ** 2 + (input[place] ?? 0)
  }
  for (let index = 0; index < size; index++) values[start + index * stride] = output[index] ?? 0
}

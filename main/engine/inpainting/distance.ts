import type { Box, HoleMask } from './holes'

/**
 * For every pixel of `box`, row by row, its Euclidean distance in pixels to the nearest pixel of the
 * mask (0 on the mask itself); pixels of the mask outside the box are not seen. Columns by counting, then
 * rows by lower envelopes of parabolas (Felzenszwalb and Huttenlocher 2012). Infinite where the box has no mask.
 */
export function distanceToMask(mask: HoleMask, box: Box, inverted = false): Float32Array {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const squares = columnDistances(mask, box, inverted)
  const scratch: Scratch = {
    input: new Float64Array(width),
    places: new Int32Array(width),
    borders: new Float64Array(width + 1),
  }
  for (let y = 0; y < height; y++) {
    const row = squares.subarray(y * width, (y + 1) * width)
    // Rows within a hole, and all of them where there is none, are as they were.
    if (row.some((value) => value !== row[0])) transform(row, scratch)
  }
  for (let place = 0; place < squares.length; place++)
    squares[place] = Math.sqrt(squares[place] as number)
  return squares
}

/** The square of each pixel's distance to the nearest pixel of the mask in its own column. */
function columnDistances(mask: HoleMask, box: Box, inverted: boolean): Float32Array {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const distances = new Float32Array(width * height)
  const known = inverted ? 0 : 1
  for (let y = 0, place = 0; y < height; y++) {
    let seen = (box.top + y) * mask.width + box.left
    for (let x = 0; x < width; x++, place++, seen++) {
      const isMask = (mask.data[seen] === 0 ? 0 : 1) === known
      const above = y === 0 ? Number.POSITIVE_INFINITY : (distances[place - width] as number)
      distances[place] = isMask ? 0 : above + 1
    }
  }
  for (let place = distances.length - width - 1; place >= 0; place--) {
    const fromBelow = (distances[place + width] as number) + 1
    if (fromBelow < (distances[place] as number)) distances[place] = fromBelow
  }
  for (let place = 0; place < distances.length; place++) {
    const distance = distances[place] as number
    distances[place] = distance * distance
  }
  return distances
}

interface Scratch {
  readonly input: Float64Array
  /** Where each parabola of the envelope stands. */
  readonly places: Int32Array
  /** From where each parabola is the lowest. */
  readonly borders: Float64Array
}

/** The least square of a distance along a row, added to the squares that are there. */
function transform(row: Float32Array, { input, places, borders }: Scratch): void {
  const size = row.length
  input.set(row)
  let count = 0
  for (let place = 0; place < size; place++) {
    const height = input[place] as number
    if (height === Number.POSITIVE_INFINITY) continue
    let border = Number.NEGATIVE_INFINITY
    while (count > 0) {
      const before = places[count - 1] as number
      border =
        (height + place * place - ((input[before] as number) + before * before)) /
        (2 * (place - before))
      if (border > (borders[count - 1] as number)) break
      count -= 1
      border = Number.NEGATIVE_INFINITY
    }
    places[count] = place
    borders[count] = border
    count += 1
  }
  borders[count] = Number.POSITIVE_INFINITY
  let parabola = 0
  for (let index = 0; index < size; index++) {
    while ((borders[parabola + 1] as number) < index) parabola += 1
    const place = places[parabola] as number
    row[index] = (index - place) ** 2 + (input[place] as number)
  }
}

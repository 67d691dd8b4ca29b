/** A picture turned about its middle: each pixel from the 16 around its place in the source. */

/** How places of the result are found in the source, and the cubic's weights. */
@unmanaged
export class Turn {
  cosine: f64
  sine: f64
  /** Middle of the source, in its pixels. */
  middleX: f64
  middleY: f64
  /** Four float64 for each of `steps` + 1 places between two pixels. */
  weights: usize
  steps: f64
}

/** Writes a turn to `place`, 48 bytes. */
export function describeTurn(
  place: Turn,
  cosine: f64,
  sine: f64,
  middleX: f64,
  middleY: f64,
  weights: usize,
  steps: f64,
): void {
  place.cosine = cosine
  place.sine = sine
  place.middleX = middleX
  place.middleY = middleY
  place.weights = weights
  place.steps = steps
}

/**
 * A rectangle of the result, of which the first pixel lies `fromX`, `fromY` from the middle. `source` is the part of the
 * source from pixel `left`, `top` on that it is made of, in float32 and with `rowBytes` a row; rows of the result are
 * `targetBytes` apart. Sums are float64, so that where a part begins makes no difference.
 */
export function turned(
  turn: Turn,
  source: usize,
  channels: i32,
  rowBytes: usize,
  left: f64,
  top: f64,
  fromX: f64,
  fromY: f64,
  columns: i32,
  rows: i32,
  target: usize,
  targetBytes: usize,
): void {
  for (let row = 0; row < rows; row += 1) {
    const y = fromY + row
    const place = target + <usize>row * targetBytes
    if (channels == 3) turnedRow(turn, source, 3, rowBytes, left, top, fromX, y, columns, place)
    else turnedRow(turn, source, 4, rowBytes, left, top, fromX, y, columns, place)
  }
}

// @ts-expect-error: decorator
@inline
function turnedRow(
  turn: Turn,
  source: usize,
  channels: i32,
  rowBytes: usize,
  left: f64,
  top: f64,
  fromX: f64,
  fromY: f64,
  columns: i32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  const cosine = turn.cosine
  const sine = turn.sine
  const middleX = turn.middleX
  const middleY = turn.middleY
  const steps = turn.steps
  for (let column = 0; column < columns; column += 1) {
    const x = fromX + column
    // Turned back, anticlockwise (y points down).
    const sourceX = cosine * x + sine * fromY + middleX
    const sourceY = -sine * x + cosine * fromY + middleY
    const pixel = Math.floor(sourceX)
    const line = Math.floor(sourceY)
    const across = turn.weights + (nearest((sourceX - pixel) * steps) << 5)
    const down = turn.weights + (nearest((sourceY - line) * steps) << 5)
    const first = v128.load64_splat(across)
    const second = v128.load64_splat(across, 8)
    const third = v128.load64_splat(across, 16)
    const fourth = v128.load64_splat(across, 24)
    let from =
      source + <usize>(<i32>(line - top) - 1) * rowBytes + <usize>(<i32>(pixel - left) - 1) * stride
    let low = f64x2.splat(0)
    let high = f64x2.splat(0)
    for (let tap: usize = 0; tap < 32; tap += 8, from += rowBytes) {
      const weight = v128.load64_splat(down + tap)
      let share = f64x2.mul(weight, first)
      low = f64x2.add(low, f64x2.mul(share, pairAt(from)))
      high = f64x2.add(high, f64x2.mul(share, pairAt(from + 8)))
      share = f64x2.mul(weight, second)
      low = f64x2.add(low, f64x2.mul(share, pairAt(from + stride)))
      high = f64x2.add(high, f64x2.mul(share, pairAt(from + stride + 8)))
      share = f64x2.mul(weight, third)
      low = f64x2.add(low, f64x2.mul(share, pairAt(from + 2 * stride)))
      high = f64x2.add(high, f64x2.mul(share, pairAt(from + 2 * stride + 8)))
      share = f64x2.mul(weight, fourth)
      low = f64x2.add(low, f64x2.mul(share, pairAt(from + 3 * stride)))
      high = f64x2.add(high, f64x2.mul(share, pairAt(from + 3 * stride + 8)))
    }
    const place = target + <usize>column * stride
    v128.store64_lane(place, f32x4.demote_f64x2_zero(low), 0)
    // Of three channels the fourth sum is of the pixel beside.
    if (channels == 3) v128.store32_lane(place + 8, f32x4.demote_f64x2_zero(high), 0)
    else v128.store64_lane(place + 8, f32x4.demote_f64x2_zero(high), 0)
  }
}

/** Two float32 as float64. */
// @ts-expect-error: decorator
@inline
function pairAt(place: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(place))
}

/** The whole number next to one that is not negative; halves go up. */
// @ts-expect-error: decorator
@inline
function nearest(value: f64): usize {
  const whole = Math.floor(value)
  return <usize>(<i32>whole) + (value - whole >= 0.5 ? 1 : 0)
}

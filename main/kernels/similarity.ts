/** Sums over two pictures in float64: what is compared differs by little, and differences are squared. */
import { weighedAlong } from './along'

/** Sum of the squared differences of the first three channels. */
export function squaredDifferences(
  left: usize,
  leftChannels: i32,
  right: usize,
  rightChannels: i32,
  pixels: i32,
): f64 {
  const leftStride = (<usize>leftChannels) << 2
  const rightStride = (<usize>rightChannels) << 2
  let low = f64x2.splat(0)
  let high: f64 = 0
  let a = left
  let b = right
  for (let pixel = 0; pixel < pixels; pixel += 1, a += leftStride, b += rightStride) {
    const pair = f64x2.sub(
      f64x2.promote_low_f32x4(v128.load64_zero(a)),
      f64x2.promote_low_f32x4(v128.load64_zero(b)),
    )
    low = f64x2.add(low, f64x2.mul(pair, pair))
    const third = <f64>load<f32>(a, 8) - <f64>load<f32>(b, 8)
    high += third * third
  }
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + high
}

/**
 * One channel of a row of two pictures as four lines `lineBytes` apart: the left, the right, the sum of their squares and
 * their product.
 */
export function compareChannel(
  left: usize,
  leftChannels: i32,
  right: usize,
  rightChannels: i32,
  channel: i32,
  pixels: i32,
  target: usize,
  lineBytes: usize,
): void {
  const leftStride = (<usize>leftChannels) << 2
  const rightStride = (<usize>rightChannels) << 2
  let from = left + ((<usize>channel) << 2)
  let other = right + ((<usize>channel) << 2)
  let place = target
  for (let pixel = 0; pixel < pixels; pixel += 1, place += 8) {
    const a = <f64>load<f32>(from)
    const b = <f64>load<f32>(other)
    store<f64>(place, a)
    store<f64>(place + lineBytes, b)
    store<f64>(place + 2 * lineBytes, a * a + b * b)
    store<f64>(place + 3 * lineBytes, a * b)
    from += leftStride
    other += rightStride
  }
}

/** A line weighted along itself: `length` sums of `taps` values each. */
export function weighAlong(
  line: usize,
  weights: usize,
  taps: i32,
  length: i32,
  target: usize,
): void {
  weighedAlong<f64>(line, weights, taps, length, target)
}

/**
 * Sum over a row of the structural similarity (Wang et al. 2004, equation 13): `rows` holds for every tap the address of
 * four lines `lineBytes` apart, as `compareChannel` orders them, weighted along themselves.
 */
export function similarityAcross(
  rows: usize,
  weights: usize,
  taps: i32,
  length: i32,
  lineBytes: usize,
  ofMeans: f64,
  ofVariances: f64,
): f64 {
  const two = f64x2.splat(2)
  const steadyMeans = f64x2.splat(ofMeans)
  const steadyVariances = f64x2.splat(ofVariances)
  let sums = f64x2.splat(0)
  let last: f64 = 0
  for (let at = 0; at < length; at += 2) {
    const offset = (<usize>at) << 3
    let a = f64x2.splat(0)
    let b = f64x2.splat(0)
    let squares = f64x2.splat(0)
    let products = f64x2.splat(0)
    for (let tap = 0; tap < taps; tap += 1) {
      const weight = v128.load64_splat(weights + ((<usize>tap) << 3))
      const row = <usize>load<u32>(rows + ((<usize>tap) << 2)) + offset
      a = f64x2.add(a, f64x2.mul(weight, v128.load(row)))
      b = f64x2.add(b, f64x2.mul(weight, v128.load(row + lineBytes)))
      squares = f64x2.add(squares, f64x2.mul(weight, v128.load(row + 2 * lineBytes)))
      products = f64x2.add(products, f64x2.mul(weight, v128.load(row + 3 * lineBytes)))
    }
    const meanProduct = f64x2.mul(a, b)
    const meanSquares = f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b))
    const covariance = f64x2.sub(products, meanProduct)
    const variances = f64x2.sub(squares, meanSquares)
    const similarity = f64x2.div(
      f64x2.mul(
        f64x2.add(f64x2.mul(two, meanProduct), steadyMeans),
        f64x2.add(f64x2.mul(two, covariance), steadyVariances),
      ),
      f64x2.mul(
        f64x2.add(meanSquares, steadyMeans),
        f64x2.add(variances, steadyVariances),
      ),
    )
    // Of an odd number the last has nothing beside it.
    if (at + 1 < length) sums = f64x2.add(sums, similarity)
    else last = f64x2.extract_lane(similarity, 0)
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) + last
}

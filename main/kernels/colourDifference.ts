/**
 * CIEDE2000 of two pictures (Sharma, Wu and Dalal 2005), two pixels at a time in float64. Hues are directions here, not
 * angles: what the formula asks of multiples of an angle follows from them by products.
 */

/** 25 to the seventh. */
const chromaBend: f64 = 6103515625
/** Beyond this, relative to both chromas, hues are so near to opposite that rounding says where their mean is. */
const leastNearness: f64 = 1e-7
const tiny: f64 = 1e-300
const degreesOfEighth: f64 = 8 * 57.29577951308232
const sixtyDegrees: f64 = 1.0471975511965976
const cosineOf6: f64 = 0.9945218953682733
const sineOf6: f64 = 0.10452846326765347
const cosineOf30: f64 = 0.8660254037844387
const cosineOf63: f64 = 0.4539904997395468
const sineOf63: f64 = 0.8910065241883678
const cosineOf95: f64 = -0.08715574274765817
const cosineOf130: f64 = -0.6427876096865394
const cosineOf275: f64 = 0.08715574274765817
const sineOf275: f64 = -0.9961946980917455

/**
 * The difference of each of so many pixels as a float64; NaN where two hues are opposite, as good as exactly. `table` is
 * linear light in float64 for encoded values, `steps` for 0..1 and two more. `room`: 96 bytes.
 */
export function colourDifferences(
  left: usize,
  leftChannels: i32,
  right: usize,
  rightChannels: i32,
  pixels: i32,
  table: usize,
  steps: f64,
  room: usize,
  target: usize,
): void {
  const leftStride = (<usize>leftChannels) << 2
  const rightStride = (<usize>rightChannels) << 2
  let one = left
  let other = right
  let place = target
  for (let pixel = 0; pixel < pixels; pixel += 2, place += 16) {
    labOfTwo(one, leftStride, table, steps, room)
    labOfTwo(other, rightStride, table, steps, room + 48)
    v128.store(place, differenceOfTwo(room))
    one += 2 * leftStride
    other += 2 * rightStride
  }
}

/** CIE L*, a* and b* of two pixels, a vector each. */
function labOfTwo(source: usize, stride: usize, table: usize, steps: f64, target: usize): void {
  const red = linear(source, stride, table, steps)
  const green = linear(source + 4, stride, table, steps)
  const blue = linear(source + 8, stride, table, steps)
  const x = root(
    f64x2.mul(mixed(red, green, blue, 0.412453, 0.35758, 0.180423), f64x2.splat(1 / 0.95047)),
  )
  const y = root(mixed(red, green, blue, 0.212671, 0.71516, 0.072169))
  const z = root(
    f64x2.mul(mixed(red, green, blue, 0.019334, 0.119193, 0.950227), f64x2.splat(1 / 1.08883)),
  )
  v128.store(target, f64x2.sub(f64x2.mul(f64x2.splat(116), y), f64x2.splat(16)))
  v128.store(target, f64x2.mul(f64x2.splat(500), f64x2.sub(x, y)), 16)
  v128.store(target, f64x2.mul(f64x2.splat(200), f64x2.sub(y, z)), 32)
}

/** Linear light of one channel of two pixels, between the table's entries as a straight line. */
// @ts-expect-error: decorator
@inline
function linear(source: usize, stride: usize, table: usize, steps: f64): v128 {
  const encoded = f64x2.replace_lane(
    f64x2.splat(<f64>load<f32>(source)),
    1,
    <f64>load<f32>(source + stride),
  )
  const inside = f64x2.pmin(f64x2.splat(1), f64x2.pmax(f64x2.splat(0), encoded))
  const place = f64x2.mul(inside, f64x2.splat(steps))
  const index = i32x4.trunc_sat_f64x2_s_zero(place)
  const first = v128.load(table + ((<usize>i32x4.extract_lane(index, 0)) << 3))
  const second = v128.load(table + ((<usize>i32x4.extract_lane(index, 1)) << 3))
  const low = v128.shuffle<f64>(first, second, 0, 2)
  const next = v128.shuffle<f64>(first, second, 1, 3)
  const part = f64x2.sub(place, f64x2.convert_low_i32x4_s(index))
  return f64x2.add(low, f64x2.mul(part, f64x2.sub(next, low)))
}

// @ts-expect-error: decorator
@inline
function mixed(red: v128, green: v128, blue: v128, ofRed: f64, ofGreen: f64, ofBlue: f64): v128 {
  return step(step(f64x2.mul(red, f64x2.splat(ofRed)), green, ofGreen), blue, ofBlue)
}

/** `sum + value * factor`. */
// @ts-expect-error: decorator
@inline
function step(sum: v128, value: v128, factor: f64): v128 {
  return f64x2.add(sum, f64x2.mul(value, f64x2.splat(factor)))
}

/** `sum * value + term`: a polynomial from its highest power down. */
// @ts-expect-error: decorator
@inline
function horner(sum: v128, value: v128, term: f64): v128 {
  return f64x2.add(f64x2.mul(sum, value), f64x2.splat(term))
}

/** The cube root as CIELAB has it, straight for what is dark. */
// @ts-expect-error: decorator
@inline
function root(value: v128): v128 {
  const bright = f64x2.pmax(f64x2.splat(0.008856), value)
  // To 6 % of the root over 0.008856..1; each of Halley's steps cubes the error.
  let guess = horner(f64x2.splat(-7.831958597739465), bright, 16.686971709377314)
  guess = horner(guess, bright, -12.059988904743435)
  guess = horner(guess, bright, 3.9652928343061458)
  guess = horner(guess, bright, 0.18449085788264222)
  const cube = cubeRootStep(cubeRootStep(guess, bright), bright)
  const straight = horner(value, f64x2.splat(7.787), 16.0 / 116.0)
  return v128.bitselect(cube, straight, f64x2.gt(value, f64x2.splat(0.008856)))
}

// @ts-expect-error: decorator
@inline
function cubeRootStep(guess: v128, value: v128): v128 {
  const cube = f64x2.mul(f64x2.mul(guess, guess), guess)
  const twice = f64x2.add(cube, cube)
  return f64x2.mul(
    guess,
    f64x2.div(f64x2.add(cube, f64x2.add(value, value)), f64x2.add(twice, value)),
  )
}

/** The differences of two pixels whose Lab values lie at `room` and 48 bytes behind. */
function differenceOfTwo(room: usize): v128 {
  const lightness = v128.load(room)
  const otherLightness = v128.load(room, 48)
  const b = v128.load(room, 32)
  const otherB = v128.load(room, 80)
  const lean = v128.load(room, 16)
  const otherLean = v128.load(room, 64)
  const leanChroma = half(f64x2.add(lengthOf(lean, b), lengthOf(otherLean, otherB)))
  const stretch = horner(chromaShare(leanChroma), f64x2.splat(-0.5), 1.5)
  const a = f64x2.mul(lean, stretch)
  const otherA = f64x2.mul(otherLean, stretch)
  const chroma = lengthOf(a, b)
  const otherChroma = lengthOf(otherA, otherB)
  const meanChroma = half(f64x2.add(chroma, otherChroma))

  const product = f64x2.mul(chroma, otherChroma)
  const along = f64x2.add(f64x2.mul(a, otherA), f64x2.mul(b, otherB))
  const across = f64x2.sub(f64x2.mul(a, otherB), f64x2.mul(b, otherA))
  const nearness = f64x2.add(product, along)
  // 2 sqrt(C C') sin(h/2), for an angle between them whose sine and cosine are `across` and `along` over C C'.
  const hueStep = f64x2.div(across, f64x2.sqrt(f64x2.pmax(f64x2.splat(tiny), half(nearness))))

  // The direction half way between the two hues, that of the other where one is grey, 0 degrees where both are.
  const share = f64x2.div(f64x2.splat(1), f64x2.pmax(f64x2.splat(tiny), chroma))
  const otherShare = f64x2.div(f64x2.splat(1), f64x2.pmax(f64x2.splat(tiny), otherChroma))
  const sumA = f64x2.add(f64x2.mul(a, share), f64x2.mul(otherA, otherShare))
  const sumB = f64x2.add(f64x2.mul(b, share), f64x2.mul(otherB, otherShare))
  const length = lengthOf(sumA, sumB)
  const isNowhere = f64x2.eq(length, f64x2.splat(0))
  const toUnit = f64x2.div(f64x2.splat(1), f64x2.pmax(f64x2.splat(tiny), length))
  const cosine = v128.bitselect(f64x2.splat(1), f64x2.mul(sumA, toUnit), isNowhere)
  const sine = v128.bitselect(f64x2.splat(0), f64x2.mul(sumB, toUnit), isNowhere)

  const fromMiddle = f64x2.sub(half(f64x2.add(lightness, otherLightness)), f64x2.splat(50))
  const square = f64x2.mul(fromMiddle, fromMiddle)
  const lightnessScale = horner(
    f64x2.div(square, f64x2.sqrt(f64x2.add(square, f64x2.splat(20)))),
    f64x2.splat(0.015),
    1,
  )
  const chromaScale = horner(meanChroma, f64x2.splat(0.045), 1)
  const hueScale = horner(f64x2.mul(meanChroma, hueWeight(cosine, sine)), f64x2.splat(0.015), 1)
  const rotation = f64x2.mul(
    f64x2.mul(blueTurn(cosine, sine), f64x2.splat(-2)),
    chromaShare(meanChroma),
  )

  const l = f64x2.div(f64x2.sub(otherLightness, lightness), lightnessScale)
  const c = f64x2.div(f64x2.sub(otherChroma, chroma), chromaScale)
  const h = f64x2.div(hueStep, hueScale)
  const sum = f64x2.add(
    f64x2.add(f64x2.mul(l, l), f64x2.mul(c, c)),
    f64x2.add(f64x2.mul(h, h), f64x2.mul(rotation, f64x2.mul(c, h))),
  )
  const isOpposite = v128.and(
    f64x2.gt(product, f64x2.splat(0)),
    f64x2.le(nearness, f64x2.mul(product, f64x2.splat(leastNearness))),
  )
  return v128.or(f64x2.sqrt(f64x2.pmax(f64x2.splat(0), sum)), isOpposite)
}

/** T of the formula, for the direction of the mean hue. */
// @ts-expect-error: decorator
@inline
function hueWeight(cosine: v128, sine: v128): v128 {
  const cosine2 = f64x2.sub(f64x2.mul(cosine, cosine), f64x2.mul(sine, sine))
  const sine2 = f64x2.mul(f64x2.add(sine, sine), cosine)
  const cosine3 = f64x2.sub(f64x2.mul(cosine2, cosine), f64x2.mul(sine2, sine))
  const sine3 = f64x2.add(f64x2.mul(sine2, cosine), f64x2.mul(cosine2, sine))
  const cosine4 = f64x2.sub(f64x2.mul(cosine2, cosine2), f64x2.mul(sine2, sine2))
  const sine4 = f64x2.mul(f64x2.add(sine2, sine2), cosine2)
  let sum = f64x2.splat(1)
  sum = step(step(sum, cosine, -0.17 * cosineOf30), sine, -0.17 * 0.5)
  sum = step(sum, cosine2, 0.24)
  sum = step(step(sum, cosine3, 0.32 * cosineOf6), sine3, -0.32 * sineOf6)
  return step(step(sum, cosine4, -0.2 * cosineOf63), sine4, -0.2 * sineOf63)
}

/** The sine of twice the formula's angle of rotation, 30 degrees times exp(-((h - 275) / 25)^2) with h of 0..360. */
function blueTurn(cosine: v128, sine: v128): v128 {
  const along = step(f64x2.mul(cosine, f64x2.splat(cosineOf275)), sine, sineOf275)
  // From 0 to 95 degrees the angle is not the nearer way round: nothing is left there, nor 130 degrees away.
  const isFar = v128.or(
    v128.and(f64x2.ge(sine, f64x2.splat(0)), f64x2.gt(cosine, f64x2.splat(cosineOf95))),
    f64x2.lt(along, f64x2.splat(cosineOf130)),
  )
  if (i64x2.all_true(isFar)) return f64x2.splat(0)
  const across = step(f64x2.mul(sine, f64x2.splat(cosineOf275)), cosine, -sineOf275)
  // Tangents of a half, a quarter and an eighth of the angle, the last below 0.42.
  const ofHalf = f64x2.div(
    across,
    f64x2.pmax(f64x2.splat(1e-12), f64x2.add(f64x2.splat(1), along)),
  )
  const tangent = halfTangent(halfTangent(ofHalf))
  const square = f64x2.mul(tangent, tangent)
  let series = horner(f64x2.splat(1.0 / 17.0), square, -1.0 / 15.0)
  series = horner(series, square, 1.0 / 13.0)
  series = horner(series, square, -1.0 / 11.0)
  series = horner(series, square, 1.0 / 9.0)
  series = horner(series, square, -1.0 / 7.0)
  series = horner(series, square, 1.0 / 5.0)
  series = horner(series, square, -1.0 / 3.0)
  series = horner(series, square, 1)
  const way = f64x2.mul(f64x2.mul(series, tangent), f64x2.splat(degreesOfEighth / 25.0))
  const angle = f64x2.mul(exponential(f64x2.neg(f64x2.mul(way, way))), f64x2.splat(sixtyDegrees))
  const square2 = f64x2.mul(angle, angle)
  let sineSeries = horner(f64x2.splat(1.0 / 6227020800.0), square2, -1.0 / 39916800.0)
  sineSeries = horner(sineSeries, square2, 1.0 / 362880.0)
  sineSeries = horner(sineSeries, square2, -1.0 / 5040.0)
  sineSeries = horner(sineSeries, square2, 1.0 / 120.0)
  sineSeries = horner(sineSeries, square2, -1.0 / 6.0)
  sineSeries = horner(sineSeries, square2, 1)
  return v128.andnot(f64x2.mul(sineSeries, angle), isFar)
}

// @ts-expect-error: decorator
@inline
function halfTangent(tangent: v128): v128 {
  return f64x2.div(
    tangent,
    f64x2.add(f64x2.splat(1), f64x2.sqrt(horner(tangent, tangent, 1))),
  )
}

/** e to a power of -60..0. */
// @ts-expect-error: decorator
@inline
function exponential(power: v128): v128 {
  const whole = f64x2.nearest(f64x2.mul(power, f64x2.splat(1.4426950408889634)))
  const rest = step(power, whole, -0.6931471805599453)
  let series = horner(f64x2.splat(1.0 / 39916800.0), rest, 1.0 / 3628800.0)
  series = horner(series, rest, 1.0 / 362880.0)
  series = horner(series, rest, 1.0 / 40320.0)
  series = horner(series, rest, 1.0 / 5040.0)
  series = horner(series, rest, 1.0 / 720.0)
  series = horner(series, rest, 1.0 / 120.0)
  series = horner(series, rest, 1.0 / 24.0)
  series = horner(series, rest, 1.0 / 6.0)
  series = horner(series, rest, 0.5)
  series = horner(series, rest, 1)
  series = horner(series, rest, 1)
  // Two to a whole power is its exponent's bits.
  const exponents = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(whole))
  const scale = i64x2.shl(i64x2.add(exponents, i64x2.splat(1023)), 52)
  return f64x2.mul(series, scale)
}

// @ts-expect-error: decorator
@inline
function chromaShare(chroma: v128): v128 {
  const cube = f64x2.mul(f64x2.mul(chroma, chroma), chroma)
  const seventh = f64x2.mul(f64x2.mul(cube, cube), chroma)
  return f64x2.sqrt(f64x2.div(seventh, f64x2.add(seventh, f64x2.splat(chromaBend))))
}

// @ts-expect-error: decorator
@inline
function lengthOf(a: v128, b: v128): v128 {
  return f64x2.sqrt(f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b)))
}

// @ts-expect-error: decorator
@inline
function half(value: v128): v128 {
  return f64x2.mul(value, f64x2.splat(0.5))
}

/** Pictures continued from pieces of themselves: for patches in a hole, the likest that are known. */

/** Sides of a patch, in pixels; a row of it is two vectors of four pixels. */
const side: i32 = 8

/**
 * What is searched. Pixels are four bytes, row by row; a patch is named by the number of its first pixel. The area
 * holds the patches that touch the hole; `needed` says which of its places are looked at.
 */
@unmanaged
export class PatchSearch {
  image: usize
  /** What each of a pixel's bytes counts for where something is sought in its place, 0 to 16. */
  weights: usize
  /** A byte a pixel: 1 where a patch begins of which everything is known. */
  known: usize
  width: i32
  height: i32
  left: i32
  top: i32
  columns: i32
  rows: i32
  needed: usize
  /** An i32 a place: the known patch that is likest by now, and the squared distance to it. */
  sources: usize
  distances: usize
  /** What a source costs for each pixel that it is away: what is near belongs to the same thing more often. */
  pull: i32
  random: u32
}

/** Writes a search to `place`, 56 bytes. */
export function describeSearch(
  place: PatchSearch,
  image: usize,
  weights: usize,
  known: usize,
  width: i32,
  height: i32,
  left: i32,
  top: i32,
  columns: i32,
  rows: i32,
  needed: usize,
  sources: usize,
  distances: usize,
  pull: i32,
  seed: u32,
): void {
  place.image = image
  place.weights = weights
  place.known = known
  place.width = width
  place.height = height
  place.left = left
  place.top = top
  place.columns = columns
  place.rows = rows
  place.needed = needed
  place.sources = sources
  place.distances = distances
  place.pull = pull
  place.random = seed | 1
}

/** Measures anew how far each place of some rows is from its source, since the hole's pixels have changed. */
export function measureSources(search: PatchSearch, first: i32, end: i32): void {
  for (let row = first; row < end; row += 1) {
    for (let column = 0; column < search.columns; column += 1) {
      const place = <usize>(row * search.columns + column)
      if (load<u8>(search.needed + place) == 0) continue
      const source = load<i32>(search.sources + (place << 2))
      const anchor = anchorOf(search, row, column)
      const distance = distanceOf(search, anchor, source, i32.MAX_VALUE)
      store<i32>(search.distances + (place << 2), distance + wayTo(search, anchor, source))
    }
  }
}

/**
 * One pass of PatchMatch (Barnes et al. 2009) over some rows, from the upper left or back from the lower right: each
 * place tries what its neighbours found, and patches at random within a radius that halves, from `radius` pixels on.
 */
export function improveSources(
  search: PatchSearch,
  first: i32,
  end: i32,
  isForward: bool,
  radius: i32,
): void {
  const columns = search.columns
  const step = isForward ? 1 : -1
  const count = (end - first) * columns
  let index = isForward ? first * columns : end * columns - 1
  for (let done = 0; done < count; done += 1, index += step) {
    if (load<u8>(search.needed + <usize>index) == 0) continue
    const row = index / columns
    const column = index - row * columns
    const anchor = anchorOf(search, row, column)
    const beside = column - step
    if (beside >= 0 && beside < columns && load<u8>(search.needed + <usize>(index - step)) != 0)
      attempt(search, index, anchor, load<i32>(search.sources + ((<usize>(index - step)) << 2)) + step)
    const above = row - step
    const across = index - step * columns
    if (above >= 0 && above < search.rows && load<u8>(search.needed + <usize>across) != 0)
      attempt(
        search,
        index,
        anchor,
        load<i32>(search.sources + ((<usize>across) << 2)) + step * search.width,
      )
    for (let reach = radius; reach >= 1; reach >>= 1) {
      const source = load<i32>(search.sources + ((<usize>index) << 2))
      const y = source / search.width
      const x = source - y * search.width
      const toX = x + within(search, reach)
      const toY = y + within(search, reach)
      if (toX < 0 || toY < 0 || toX >= search.width || toY >= search.height) continue
      attempt(search, index, anchor, toY * search.width + toX)
    }
  }
}

/**
 * The pixels of the hole in some rows of the area as the mean of what all patches over them propose, by `shares`, a float32
 * a place. `hole` has a byte a pixel of the picture.
 */
export function voteForPixels(
  search: PatchSearch,
  hole: usize,
  shares: usize,
  first: i32,
  end: i32,
): void {
  const width = search.width
  for (let y = first; y < end; y += 1) {
    // The area's last places are patches whose last pixels lie beyond it.
    for (let x = 0; x < search.columns + side - 1; x += 1) {
      const pixel = (search.top + y) * width + search.left + x
      if (load<u8>(hole + <usize>pixel) == 0) continue
      const sums = sumsOver(search, search.image, false, shares, x, y)
      if (total == 0) continue
      const means = i32x4.trunc_sat_f32x4_u(
        f32x4.add(f32x4.div(sums, f32x4.splat(total)), f32x4.splat(0.5)),
      )
      const words = i16x8.narrow_i32x4_u(means, means)
      v128.store32_lane(search.image + ((<usize>pixel) << 2), i8x16.narrow_i16x8_u(words, words), 0)
    }
  }
}

/**
 * What all patches over a pixel propose for it, for the pixels of some rows of the area: four float32 each, of `colours`
 * as the picture has them; not a number where no patch lies over it.
 */
export function proposePixels(
  search: PatchSearch,
  colours: usize,
  shares: usize,
  first: i32,
  end: i32,
  target: usize,
): void {
  let to = target
  for (let y = first; y < end; y += 1) {
    for (let x = 0; x < search.columns + side - 1; x += 1, to += 16) {
      const sums = sumsOver(search, colours, true, shares, x, y)
      v128.store(to, f32x4.div(sums, f32x4.splat(total)))
    }
  }
}

/** The shares in what was summed last. */
let total: f32 = 0

/**
 * The sum of what the patches over a place of the area propose, times their shares, by `values`: four float32 a pixel, or
 * bytes. Their shares are in `total` afterwards.
 */
// @ts-expect-error: decorator
@inline
function sumsOver(
  search: PatchSearch,
  values: usize,
  areFloats: bool,
  shares: usize,
  x: i32,
  y: i32,
): v128 {
  const columns = search.columns
  let sums = f32x4.splat(0)
  let weight: f32 = 0
  const firstOver = max(0, x - columns + 1)
  const lastOver = min(side - 1, x)
  for (let down = max(0, y - search.rows + 1); down < side && down <= y; down += 1) {
    let place = <usize>((y - down) * columns + x - firstOver)
    const line = down * search.width
    for (let over = firstOver; over <= lastOver; over += 1, place -= 1) {
      if (load<u8>(search.needed + place) == 0) continue
      const share = load<f32>(shares + (place << 2))
      const source = <usize>(load<i32>(search.sources + (place << 2)) + line + over)
      const value = areFloats
        ? v128.load(values + (source << 4))
        : f32x4.convert_i32x4_u(
            i32x4.extend_low_i16x8_u(
              i16x8.extend_low_i8x16_u(v128.load32_zero(values + (source << 2))),
            ),
          )
      sums = f32x4.add(sums, f32x4.mul(f32x4.splat(share), value))
      weight += share
    }
  }
  total = weight
  return sums
}

// @ts-expect-error: decorator
@inline
function anchorOf(search: PatchSearch, row: i32, column: i32): i32 {
  return (search.top + row) * search.width + search.left + column
}

/** Takes a patch as a place's source where it is known and nearer than the one it has. */
// @ts-expect-error: decorator
@inline
function attempt(search: PatchSearch, index: i32, anchor: i32, source: i32): void {
  if (source < 0 || source >= search.width * search.height) return
  if (load<u8>(search.known + <usize>source) == 0) return
  const place = search.distances + ((<usize>index) << 2)
  const best = load<i32>(place)
  const way = wayTo(search, anchor, source)
  if (way >= best) return
  const distance = distanceOf(search, anchor, source, best - way) + way
  if (distance >= best) return
  store<i32>(place, distance)
  store<i32>(search.sources + ((<usize>index) << 2), source)
}

/** What the way from a patch to its source costs. */
// @ts-expect-error: decorator
@inline
function wayTo(search: PatchSearch, anchor: i32, source: i32): i32 {
  const fromY = anchor / search.width
  const toY = source / search.width
  const across = anchor - fromY * search.width - (source - toY * search.width)
  return search.pull * (abs(across) + abs(fromY - toY))
}

/** Sum of the squared differences of two patches, weighted as the first one is; `limit` where it comes to that. */
function distanceOf(search: PatchSearch, left: i32, right: i32, limit: i32): i32 {
  const stride = (<usize>search.width) << 2
  let a = search.image + ((<usize>left) << 2)
  let w = search.weights + ((<usize>left) << 2)
  let b = search.image + ((<usize>right) << 2)
  let sums = i32x4.splat(0)
  for (let row = 0; row < side; row += 1, a += stride, b += stride, w += stride) {
    sums = i32x4.add(sums, squaresOf(v128.load(a), v128.load(b), v128.load(w)))
    sums = i32x4.add(sums, squaresOf(v128.load(a, 16), v128.load(b, 16), v128.load(w, 16)))
    if ((row & 1) == 1 && sumOf(sums) >= limit) return limit
  }
  return sumOf(sums)
}

// @ts-expect-error: decorator
@inline
function squaresOf(left: v128, right: v128, weights: v128): v128 {
  const gaps = v128.or(i8x16.sub_sat_u(left, right), i8x16.sub_sat_u(right, left))
  const low = i16x8.extend_low_i8x16_u(gaps)
  const high = i16x8.extend_high_i8x16_u(gaps)
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.mul(low, i16x8.extend_low_i8x16_u(weights)), low),
    i32x4.dot_i16x8_s(i16x8.mul(high, i16x8.extend_high_i8x16_u(weights)), high),
  )
}

// @ts-expect-error: decorator
@inline
function sumOf(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}

/** A whole number from -reach to reach (xorshift, Marsaglia 2003). */
// @ts-expect-error: decorator
@inline
function within(search: PatchSearch, reach: i32): i32 {
  let state = search.random
  state ^= state << 13
  state ^= state >> 17
  state ^= state << 5
  search.random = state
  return <i32>(<u64>state * <u64>(2 * reach + 1) >> 32) - reach
}

/** How much goes on round the pixels of a picture, a row at a time: means of differences over squares. */

/**
 * For each pixel of a row the sum of the differences of known pixels within `radius` of it in that row, and how many they
 * are: a pixel's is the mean absolute difference of its three colours from those to its right and `below`. A pixel counts
 * where neither it nor one of the two is marked in `hole`, a byte a pixel, or beyond the row. `line` has room for
 * `width` + 1 float64.
 */
export function differencesAlong(
  colours: usize,
  below: usize,
  hole: usize,
  holeBelow: usize,
  width: i32,
  radius: i32,
  sums: usize,
  counts: usize,
  line: usize,
): void {
  const last = width - 1
  for (let x = 0; x < width; x += 1) {
    const place = <usize>x
    let isKnown = false
    if (x < last)
      isKnown = (load<u8>(hole + place) | load<u8>(hole + place, 1) | load<u8>(holeBelow + place)) == 0
    let sum: f64 = 0
    if (isKnown) {
      const at = place * 12
      for (let channel: usize = 0; channel < 12; channel += 4) {
        const value = <f64>load<f32>(colours + at + channel)
        sum += abs(<f64>load<f32>(colours + at + channel, 12) - value)
        sum += abs(<f64>load<f32>(below + at + channel) - value)
      }
    }
    store<f32>(sums + (place << 2), <f32>(sum / 6))
    store<f32>(counts + (place << 2), isKnown ? 1 : 0)
  }
  sumAlong(sums, width, radius, line)
  sumAlong(counts, width, radius, line)
}

/** Each value as the sum of those within the radius, in place. */
function sumAlong(values: usize, width: i32, radius: i32, line: usize): void {
  let total: f64 = 0
  store<f64>(line, 0)
  for (let x = 0; x < width; x += 1) {
    total += <f64>load<f32>(values + ((<usize>x) << 2))
    store<f64>(line + ((<usize>x) << 3), total, 8)
  }
  for (let x = 0; x < width; x += 1) {
    const end = load<f64>(line + ((<usize>min(width, x + radius + 1)) << 3))
    const start = load<f64>(line + ((<usize>max(0, x - radius)) << 3))
    store<f32>(values + ((<usize>x) << 2), <f32>(end - start))
  }
}

/** Moves sums of rows, a float64 a column, by a row: `added` comes to them, `dropped` goes; 0 where there is none. */
export function slideRows(columns: usize, width: i32, added: usize, dropped: usize): void {
  for (let x = 0; x < width; x += 1) {
    const place = columns + ((<usize>x) << 3)
    let sum = load<f64>(place)
    if (added != 0) sum += <f64>load<f32>(added + ((<usize>x) << 2))
    if (dropped != 0) sum -= <f64>load<f32>(dropped + ((<usize>x) << 2))
    store<f64>(place, sum)
  }
}

/** A row's colours with `scale` times the mean of its sums as the fourth channel, 1 at most. */
export function withActivity(
  colours: usize,
  sums: usize,
  counts: usize,
  width: i32,
  scale: f64,
  target: usize,
): void {
  for (let x = 0; x < width; x += 1) {
    const from = colours + <usize>x * 12
    const to = target + ((<usize>x) << 4)
    store<f32>(to, load<f32>(from))
    store<f32>(to, load<f32>(from, 4), 4)
    store<f32>(to, load<f32>(from, 8), 8)
    const sum = <f64>(<f32>load<f64>(sums + ((<usize>x) << 3)))
    const count = max<f64>(1, <f64>(<f32>load<f64>(counts + ((<usize>x) << 3))))
    store<f32>(to, <f32>min<f64>(1, (scale * sum) / count), 12)
  }
}

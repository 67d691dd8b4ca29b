/** Products of rows of float32, whose length is a multiple of four. */

function sumOf(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  )
}

/**
 * The products of four rows that follow one another with each of `count` other rows, four numbers after one another
 * for each of those. Four at once, since what is read of the others is most of the work.
 */
export function productsOfFour(
  four: usize,
  others: usize,
  length: i32,
  count: i32,
  target: usize,
): void {
  const rowBytes = (<usize>length) << 2
  let other = others
  let place = target
  for (let row = 0; row < count; row += 1, other += rowBytes, place += 16) {
    let first = f32x4.splat(0)
    let second = f32x4.splat(0)
    let third = f32x4.splat(0)
    let fourth = f32x4.splat(0)
    const end = four + rowBytes
    let right = other
    for (let left = four; left < end; left += 16, right += 16) {
      const values = v128.load(right)
      first = f32x4.add(first, f32x4.mul(v128.load(left), values))
      second = f32x4.add(second, f32x4.mul(v128.load(left + rowBytes), values))
      third = f32x4.add(third, f32x4.mul(v128.load(left + (rowBytes << 1)), values))
      fourth = f32x4.add(fourth, f32x4.mul(v128.load(left + rowBytes * 3), values))
    }
    store<f32>(place, sumOf(first))
    store<f32>(place, sumOf(second), 4)
    store<f32>(place, sumOf(third), 8)
    store<f32>(place, sumOf(fourth), 12)
  }
}

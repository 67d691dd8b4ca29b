/**
 * Rows of bytes as PNG's fourth filter leaves them (Paeth; PNG specification, 9.4), each behind the filter's number.
 * Rows of the source are `stride` bytes apart, and so is the one above the first; `perPixel` bytes in front of each
 * have to be 0.
 */
export function filteredRows(
  source: usize,
  stride: usize,
  perPixel: i32,
  length: i32,
  rows: i32,
  target: usize,
): void {
  let row = source
  let place = target
  for (let y = 0; y < rows; y += 1) {
    store<u8>(place, 4)
    filteredRow(row, row - stride, perPixel, length, place + 1)
    row += stride
    place += <usize>length + 1
  }
}

/** Each byte less the nearest of what is to the left, above and above to the left. */
// @ts-expect-error: decorator
@inline
function filteredRow(
  row: usize,
  above: usize,
  perPixel: i32,
  length: i32,
  target: usize,
): void {
  for (let at = 0; at < length; at += 8) {
    const place = <usize>at
    const value = v128.load_ext<u8>(row + place)
    const left = v128.load_ext<u8>(row + place - perPixel)
    const up = v128.load_ext<u8>(above + place)
    const corner = v128.load_ext<u8>(above + place - perPixel)
    const upRise = i16x8.sub(up, corner)
    const leftRise = i16x8.sub(left, corner)
    // Distances of the estimate, left + up - corner, from the three.
    const toLeft = i16x8.abs(upRise)
    const toUp = i16x8.abs(leftRise)
    const toCorner = i16x8.abs(i16x8.add(upRise, leftRise))
    const isLeft = v128.and(i16x8.le_s(toLeft, toUp), i16x8.le_s(toLeft, toCorner))
    const other = v128.bitselect(up, corner, i16x8.le_s(toUp, toCorner))
    const nearest = v128.bitselect(left, other, isLeft)
    // The difference is meant modulo 256.
    const difference = v128.and(i16x8.sub(value, nearest), i16x8.splat(255))
    v128.store64_lane(target + place, i8x16.narrow_i16x8_u(difference, difference), 0)
  }
}

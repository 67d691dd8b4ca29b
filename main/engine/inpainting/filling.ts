import { type Box, overlap } from './holes'

/** The part of a picture in which one hole is filled. No two of them overlap. */
export interface Filling {
  /** Which part it is; the maps below cover it row by row. */
  readonly area: Box
  /** 1 where the picture is still to be filled. */
  readonly open: Uint8Array
  /** The filling's share of each pixel. */
  readonly weights: Float32Array
  /** The pixels as they were and as they are by now, `[h, w, C]`. */
  readonly original: Float32Array
  readonly data: Float32Array
}

/** Where a pixel of the picture is in the maps of a part; -1 where it is not. */
export function placeIn(area: Box, x: number, y: number): number {
  if (x < area.left || x >= area.right || y < area.top || y >= area.bottom) return -1
  return (y - area.top) * (area.right - area.left) + x - area.left
}

/** Whether anything of a box is still to be filled. */
export function isOpen(part: Filling, box: Box): boolean {
  const { area, open } = part
  const { left, top, right, bottom } = overlap(area, box)
  for (let y = top; y < bottom; y++) {
    if (right <= left) return false
    const line = placeIn(area, left, y)
    if (open.subarray(line, line + right - left).includes(1)) return true
  }
  return false
}

/** Marks with 1 what is still to be filled within a box, `[h, w]`. */
export function markOpen({ area, open }: Filling, box: Box, marks: Uint8Array): void {
  const { left, top, right, bottom } = overlap(area, box)
  for (let y = top; y < bottom; y++) {
    if (right <= left) return
    let place = placeIn(area, left, y)
    let to = (y - box.top) * (box.right - box.left) + left - box.left
    for (let x = left; x < right; x += 1, place += 1, to += 1) if (open[place] === 1) marks[to] = 1
  }
}

/** Puts what is filled by now over the pixels of a box. */
export function layOver(
  { area, data }: Filling,
  box: Box,
  colours: Float32Array,
  stride: number,
): void {
  const { left, top, right, bottom } = overlap(area, box)
  for (let y = top; y < bottom; y++) {
    if (right <= left) return
    const from = placeIn(area, left, y) * stride
    const to = ((y - box.top) * (box.right - box.left) + left - box.left) * stride
    colours.set(data.subarray(from, from + (right - left) * stride), to)
  }
}

/** Marks what is still to be filled within a box, `[h, w, 4]`, and blacks it out. */
export function cutOut({ area, open }: Filling, box: Box, data: Float32Array): void {
  const { left, top, right, bottom } = overlap(area, box)
  for (let y = top; y < bottom; y++) {
    let place = placeIn(area, left, y)
    let to = ((y - box.top) * (box.right - box.left) + left - box.left) * 4
    for (let x = left; x < right; x += 1, place += 1, to += 4) {
      if (open[place] === 0) continue
      data[to] = 0
      data[to + 1] = 0
      data[to + 2] = 0
      data[to + 3] = 1
    }
  }
}

import {
  type Contributions,
  contributions,
} from '../../../preload/contract/pixels/resamplingKernels'
import type { Pacer } from '../pacer'
import type { Picture } from '../picture'
import { stripHeight } from '../strips/forEachStrip'
import { FloatPicture } from '../strips/heldPictures'
import { factsOf, type StagedPicture } from '../strips/stagedPicture'
import { readLinearRow, writeEncodedRow } from './linearRow'

/**
 * A picture of another size: separable Lanczos where it gets smaller, Mitchell where it gets larger, in
 * linear light with premultiplied alpha. The picture's rows are asked for once, in order.
 * Throws the signal's reason when aborted, and what the rows throw.
 */
export async function resize(
  picture: StagedPicture,
  width: number,
  height: number,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<StagedPicture> {
  if (width === picture.width && height === picture.height) return picture
  const { channels } = picture
  const across = contributions(picture.width, width)
  const down = contributions(picture.height, height)
  const data = new Float32Array(width * height * channels)
  const result: Picture = { ...factsOf(picture), width, height, data }
  const rowLength = width * channels
  // Rows already resampled across; the result goes down the picture, so only the last few are needed.
  const rows = Array.from({ length: down.taps }, () => new Float32Array(rowLength))
  const linear = new Float32Array(picture.width * channels)
  const sums = new Float64Array(rowLength)
  const strip = stripHeight(picture.width)
  let held: Float32Array = new Float32Array(0)
  let top = 0
  let bottom = 0
  let ready = 0
  for (let y = 0; y < height; y += 1) {
    const first = down.first[y] as number
    ready = Math.max(ready, first)
    for (; ready < first + down.taps; ready += 1) {
      if (ready >= bottom) {
        await pacer.pace()
        top = ready
        bottom = Math.min(picture.height, top + strip)
        held = await picture.rows(top, bottom)
      }
      readLinearRow({ width: picture.width, channels, data: held }, ready - top, linear)
      resampleRow(linear, rows[ready % down.taps] as Float32Array, across, channels)
    }
    sumRows(rows, down, y, sums)
    writeEncodedRow(sums, result, y)
    await pacer.pace()
    progress?.((y + 1) / height)
  }
  return new FloatPicture(result)
}

function resampleRow(
  source: Float32Array,
  target: Float32Array,
  { taps, first, weights }: Contributions,
  channels: 3 | 4,
): void {
  for (let x = 0; x < first.length; x += 1) {
    let red = 0
    let green = 0
    let blue = 0
    let alpha = 0
    let index = (first[x] as number) * channels
    for (let slot = x * taps; slot < (x + 1) * taps; slot += 1, index += channels) {
      const weight = weights[slot] as number
      red += weight * (source[index] as number)
      green += weight * (source[index + 1] as number)
      blue += weight * (source[index + 2] as number)
      if (channels === 4) alpha += weight * (source[index + 3] as number)
    }
    const place = x * channels
    target[place] = red
    target[place + 1] = green
    target[place + 2] = blue
    if (channels === 4) target[place + 3] = alpha
  }
}

function sumRows(
  rows: readonly Float32Array[],
  { taps, first, weights }: Contributions,
  place: number,
  sums: Float64Array,
): void {
  sums.fill(0)
  const top = first[place] as number
  for (let tap = 0; tap < taps; tap += 1) {
    const weight = weights[place * taps + tap] as number
    if (weight === 0) continue
    const row = rows[(top + tap) % taps] as Float32Array
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] = (sums[index] as number) + weight * (row[index] as number)
    }
  }
}

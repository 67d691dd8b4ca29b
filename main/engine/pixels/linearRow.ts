import type { Picture } from '../picture'
import { decodeSrgbFast, encodeSrgbFast } from './transferFunctions'

/** Writes a picture's row as linear light with premultiplied alpha, `[W, C]`, at `offset` of `target`. */
export function readLinearRow(
  { width, channels, data }: Pick<Picture, 'width' | 'channels' | 'data'>,
  row: number,
  target: Float32Array,
  offset = 0,
): void {
  const start = row * width * channels
  for (let index = 0; index < width * channels; index += channels) {
    const alpha = channels === 4 ? (data[start + index + 3] as number) : 1
    target[offset + index] = decodeSrgbFast(data[start + index] as number) * alpha
    target[offset + index + 1] = decodeSrgbFast(data[start + index + 1] as number) * alpha
    target[offset + index + 2] = decodeSrgbFast(data[start + index + 2] as number) * alpha
    if (channels === 4) target[offset + index + 3] = alpha
  }
}

/** The inverse of the above: encoded, straight alpha, clamped to 0..1. `row` is the target's row. */
export function writeEncodedRow(
  source: Float32Array | Float64Array,
  { width, channels, data }: Picture,
  row: number,
): void {
  const start = row * width * channels
  for (let index = 0; index < width * channels; index += channels) {
    // A kernel with negative lobes overshoots; colour and alpha do so together, so divide first.
    const alpha = channels === 4 ? (source[index + 3] as number) : 1
    const scale = alpha > 0 ? 1 / alpha : 0
    data[start + index] = encodeSrgbFast((source[index] as number) * scale)
    data[start + index + 1] = encodeSrgbFast((source[index + 1] as number) * scale)
    data[start + index + 2] = encodeSrgbFast((source[index + 2] as number) * scale)
    if (channels === 4) data[start + index + 3] = Math.min(1, Math.max(0, alpha))
  }
}

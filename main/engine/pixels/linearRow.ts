import { inPieces } from '../kernels/exchange'
import { transferSteps } from '../kernels/transferTables'
import type { Picture } from '../picture'

/** Writes a picture's row as linear light with premultiplied alpha, `[W, C]`, at `offset` of `target`. */
export function readLinearRow(
  { width, channels, data }: Pick<Picture, 'width' | 'channels' | 'data'>,
  row: number,
  target: Float32Array,
  offset = 0,
): void {
  const start = row * width
  inPieces(width, (memory, first, end) => {
    const { kernels, decode, first: place } = memory
    const colours = data.subarray((start + first) * channels, (start + end) * channels)
    memory.floats(place, colours.length).set(colours)
    kernels.linearOfEncoded(place, channels, end - first, decode, transferSteps, place)
    target.set(memory.floats(place, colours.length), offset + first * channels)
  })
}

/** The inverse of the above: encoded, straight alpha, clamped to 0..1. `row` is the target's row. */
export function writeEncodedRow(
  source: Float32Array | Float64Array,
  { width, channels, data }: Picture,
  row: number,
): void {
  const start = row * width
  inPieces(width, (memory, first, end) => {
    const { kernels, encode, first: place } = memory
    const colours = source.subarray(first * channels, end * channels)
    memory.floats(place, colours.length).set(colours)
    kernels.encodedOfLinear(place, channels, end - first, encode, transferSteps, place)
    data.set(memory.floats(place, colours.length), (start + first) * channels)
  })
}

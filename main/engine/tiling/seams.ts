import type { Pacer } from '../pacer'
import { forEachStrip } from '../strips/forEachStrip'
import type { StagedPicture } from '../strips/stagedPicture'

/** How far the steps over a tile's edges stick out from the steps within it: 1 is not at all. */
interface Seams {
  readonly across: number
  readonly down: number
}

/** Half a level of 255: below this nobody sees a step. */
const unseen = 0.5 / 255

/**
 * Lays the picture beside itself and compares the steps from pixel to pixel: over the edge, and on average
 * within. `across` is the edge between right and left, `down` the one between bottom and top.
 */
export async function measureSeams(picture: StagedPicture, pacer: Pacer): Promise<Seams> {
  const { width, height, channels } = picture
  const length = width * channels
  let overEdge = 0
  let within = 0
  let between = 0
  let first: Float32Array | undefined
  let above = new Float32Array(0)
  await forEachStrip(picture, pacer, (start, end, rows) => {
    for (let row = 0; row < end - start; row += 1) {
      const line = rows.subarray(row * length, (row + 1) * length)
      overEdge += squares(line.subarray(length - channels), line.subarray(0, channels), channels)
      within += squares(line.subarray(0, length - channels), line.subarray(channels), channels)
      if (above.length > 0) between += squares(above, line, channels)
      first ??= line.slice()
      above = line.slice()
    }
  })
  const around = first ? squares(above, first, channels) : 0
  const ratio = (edge: number, edges: number, inner: number, inners: number): number =>
    (Math.sqrt(edge / Math.max(1, edges)) + unseen) /
    (Math.sqrt(inner / Math.max(1, inners)) + unseen)
  return {
    across: ratio(overEdge, height, within, height * (width - 1)),
    down: ratio(around, width, between, width * (height - 1)),
  }
}

/** Squared differences of the colours of two rows of pixels, summed. */
function squares(one: Float32Array, other: Float32Array, channels: number): number {
  let sum = 0
  for (let at = 0; at < one.length; at += channels)
    for (let channel = at; channel < at + 3; channel += 1) {
      const difference = (one[channel] as number) - (other[channel] as number)
      sum += difference * difference
    }
  return sum
}

import type { Pacer } from '../pacer'

/** Two rows and the cosine of their embeddings. */
interface SimilarPair {
  readonly first: number
  readonly second: number
  readonly likeness: number
}

/** Pictures that are less alike than this have little to do with each other. */
const leastLikeness = 0.3
/** Of each picture so many of the likest are told: of a thousand hats, nobody wants every pair. */
const nearestTold = 12

/**
 * Pairs among the `rows` of `embeddings` `[N, size]` that are alike, the likest first; each picture brings at most
 * its twelve nearest. Throws the signal's reason when aborted.
 */
export async function similarPairs(
  embeddings: Float32Array,
  size: number,
  rows: readonly number[],
  pacer: Pacer,
): Promise<SimilarPair[]> {
  const unit = unitRows(embeddings, size, rows)
  const nearest = rows.map((): SimilarPair[] => [])
  for (let one = 0; one < rows.length; one += 1) {
    await pacer.pace()
    for (let other = one + 1; other < rows.length; other += 1) {
      let likeness = 0
      const [left, right] = [one * size, other * size]
      for (let at = 0; at < size; at += 1)
        likeness += (unit[left + at] as number) * (unit[right + at] as number)
      if (likeness < leastLikeness) continue
      const pair = {
        first: rows[one] as number,
        second: rows[other] as number,
        likeness: Math.min(1, likeness),
      }
      keepNearest(nearest[one] as SimilarPair[], pair)
      keepNearest(nearest[other] as SimilarPair[], pair)
    }
  }
  return [...new Set(nearest.flat())].sort((left, right) => right.likeness - left.likeness)
}

/** The rows one after another, each of length 1. */
function unitRows(embeddings: Float32Array, size: number, rows: readonly number[]): Float32Array {
  const unit = new Float32Array(rows.length * size)
  for (const [place, row] of rows.entries()) {
    const values = embeddings.subarray(row * size, (row + 1) * size)
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
    if (length > 0)
      for (let at = 0; at < size; at += 1) unit[place * size + at] = (values[at] as number) / length
  }
  return unit
}

/** Keeps a list sorted and short. */
function keepNearest(list: SimilarPair[], pair: SimilarPair): void {
  const last = list.at(-1)
  if (list.length === nearestTold && last && last.likeness >= pair.likeness) return
  const place = list.findIndex(({ likeness }) => likeness < pair.likeness)
  list.splice(place < 0 ? list.length : place, 0, pair)
  if (list.length > nearestTold) list.pop()
}

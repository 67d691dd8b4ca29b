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
/** Where one picture alone is asked about, more of what is like it. */
const nearestOfOne = 60

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
      const likeness = product(unit, size, one, other)
      if (likeness < leastLikeness) continue
      const pair = { first: rows[one] as number, second: rows[other] as number, likeness }
      keepNearest(nearest[one] as SimilarPair[], pair, nearestTold)
      keepNearest(nearest[other] as SimilarPair[], pair, nearestTold)
    }
  }
  return [...new Set(nearest.flat())].sort((left, right) => right.likeness - left.likeness)
}

/** The pairs of one row with the others that are like it, the likest first; none where it is not among `rows`. */
export async function pairsLike(
  embeddings: Float32Array,
  size: number,
  rows: readonly number[],
  like: number,
  pacer: Pacer,
): Promise<SimilarPair[]> {
  const one = rows.indexOf(like)
  if (one < 0) return []
  const unit = unitRows(embeddings, size, rows)
  const nearest: SimilarPair[] = []
  for (const [other, row] of rows.entries()) {
    await pacer.pace()
    if (other === one) continue
    const likeness = product(unit, size, one, other)
    if (likeness >= leastLikeness)
      keepNearest(nearest, { first: like, second: row, likeness }, nearestOfOne)
  }
  return nearest
}

/** The cosine of two rows of length 1. */
function product(unit: Float32Array, size: number, one: number, other: number): number {
  let sum = 0
  const [left, right] = [one * size, other * size]
  for (let at = 0; at < size; at += 1)
    sum += (unit[left + at] as number) * (unit[right + at] as number)
  return Math.min(1, sum)
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
function keepNearest(list: SimilarPair[], pair: SimilarPair, most: number): void {
  const last = list.at(-1)
  if (list.length === most && last && last.likeness >= pair.likeness) return
  const place = list.findIndex(({ likeness }) => likeness < pair.likeness)
  list.splice(place < 0 ? list.length : place, 0, pair)
  if (list.length > most) list.pop()
}

import { type Address, KernelMemory } from '../kernels/kernelMemory'
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
/** Rows that the kernel compares with others at once. */
const together = 4
/** Rows that it compares them with in one go. */
const othersAtOnce = 64

/**
 * Pairs among the `rows` of `embeddings` `[N, size]` that are alike, the likest first; each picture brings at most
 * its twelve nearest. `progress` is told the share of the pairs that were looked at. Throws the signal's reason when aborted.
 */
export async function similarPairs(
  embeddings: Float32Array,
  size: number,
  rows: readonly number[],
  pacer: Pacer,
  progress: (fraction: number) => void = () => undefined,
): Promise<SimilarPair[]> {
  const unit = new UnitRows(embeddings, size, rows)
  const nearest = rows.map((): SimilarPair[] => [])
  const count = rows.length
  // Those that are gone through lie in the nearest caches while all before them are compared with them.
  for (let from = 0; from < count; from += othersAtOnce) {
    const end = Math.min(count, from + othersAtOnce)
    for (let first = 0; first < end; first += together) {
      await pacer.pace()
      const products = unit.products(first, from, end)
      for (let place = 0; place < products.length; place += 1) {
        const likeness = products[place] as number
        if (likeness < leastLikeness) continue
        const one = first + (place % together)
        const other = from + Math.floor(place / together)
        if (other <= one) continue
        const pair = {
          first: rows[one] as number,
          second: rows[other] as number,
          likeness: Math.min(1, likeness),
        }
        keepNearest(nearest[one] as SimilarPair[], pair, nearestTold)
        keepNearest(nearest[other] as SimilarPair[], pair, nearestTold)
      }
    }
    progress((end / count) ** 2)
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
  const unit = new UnitRows(embeddings, size, rows)
  const nearest: SimilarPair[] = []
  for (let from = 0; from < rows.length; from += othersAtOnce) {
    await pacer.pace()
    const products = unit.products(one, from, Math.min(rows.length, from + othersAtOnce))
    for (let place = 0; place < products.length; place += together) {
      const likeness = Math.min(1, products[place] as number)
      const other = from + place / together
      if (other === one || likeness < leastLikeness) continue
      keepNearest(nearest, { first: like, second: rows[other] as number, likeness }, nearestOfOne)
    }
  }
  return nearest
}

/** Rows of length 1 one after another in kernel memory, each filled up with zeros to a multiple of four numbers. */
class UnitRows {
  private readonly memory = new KernelMemory()
  private readonly stride: number
  private readonly place: Address
  private readonly found: Address

  constructor(embeddings: Float32Array, size: number, rows: readonly number[]) {
    const { memory } = this
    this.stride = Math.ceil(size / 4) * 4
    // The last four may reach over the end: rows of zeros are like nothing.
    const room = (rows.length + together) * this.stride
    this.place = memory.reserveFloats(room)
    this.found = memory.reserveFloats(othersAtOnce * together)
    const unit = memory.floats(this.place, room)
    for (const [place, row] of rows.entries()) {
      const values = embeddings.subarray(row * size, (row + 1) * size)
      const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
      if (length > 0)
        for (let at = 0; at < size; at += 1)
          unit[place * this.stride + at] = (values[at] as number) / length
    }
  }

  /** The cosines of four rows with others: four for each of those. They stand until the next are asked for. */
  products(four: number, from: number, end: number): Float32Array {
    const { memory, stride, place, found } = this
    const row = (index: number) => place + index * stride * 4
    memory.kernels.productsOfFour(row(four), row(from), stride, end - from, found)
    return memory.floats(found, (end - from) * together)
  }
}

/** Keeps a list sorted and short. */
function keepNearest(list: SimilarPair[], pair: SimilarPair, most: number): void {
  const last = list.at(-1)
  if (list.length === most && last && last.likeness >= pair.likeness) return
  const place = list.findIndex(({ likeness }) => likeness < pair.likeness)
  list.splice(place < 0 ? list.length : place, 0, pair)
  if (list.length > most) list.pop()
}

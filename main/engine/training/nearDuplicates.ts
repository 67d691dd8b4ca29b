import type { Pacer } from '../pacer'

/** Cosine above which two embeddings are of the same picture, saved or sized another way. */
const sameCosine = 0.998

/**
 * Places of the rows of `embeddings` `[N, D]` that are nearly the same as an earlier one of those at `rows`.
 * Of pictures that are alike the first stays.
 */
export async function nearDuplicates(
  embeddings: Float32Array,
  size: number,
  rows: readonly number[],
  pacer: Pacer,
): Promise<Set<number>> {
  const lengths = new Map(
    rows.map((row) => [row, Math.hypot(...embeddings.subarray(row * size, (row + 1) * size))]),
  )
  const kept: number[] = []
  const copies = new Set<number>()
  for (const row of rows) {
    await pacer.pace()
    const like = kept.some((other) => {
      let product = 0
      for (let at = 0; at < size; at += 1)
        product += (embeddings[row * size + at] ?? 0) * (embeddings[other * size + at] ?? 0)
      return product > sameCosine * (lengths.get(row) ?? 0) * (lengths.get(other) ?? 0)
    })
    if (like) copies.add(row)
    else kept.push(row)
  }
  return copies
}

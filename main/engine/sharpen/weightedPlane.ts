import { inPieces } from '../kernels/exchange'

/** Values times their weights. */
export function weighted(values: Float32Array, weights: Float32Array): Float32Array {
  const result = new Float32Array(values.length)
  inPieces(values.length, (memory, first, end) => {
    const length = end - first
    memory.floats(memory.first, length).set(values.subarray(first, end))
    memory.floats(memory.second, length).set(weights.subarray(first, end))
    memory.kernels.multiply(memory.first, memory.second, length)
    result.set(memory.floats(memory.first, length), first)
  })
  return result
}

/** Sums divided by their weights, in place; `fallback` where there is hardly any weight. */
export function divideByWeight(
  sums: Float32Array,
  weights: Float32Array,
  fallback: Float32Array,
): void {
  inPieces(sums.length, (memory, first, end) => {
    const length = end - first
    memory.floats(memory.first, length).set(sums.subarray(first, end))
    memory.floats(memory.second, length).set(weights.subarray(first, end))
    memory.floats(memory.third, length).set(fallback.subarray(first, end))
    memory.kernels.divideByWeight(memory.first, memory.second, memory.third, length)
    sums.set(memory.floats(memory.first, length), first)
  })
}

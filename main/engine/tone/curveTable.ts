import type { Address, KernelMemory } from '../kernels/kernelMemory'

/** A curve over 0..1 as a table of 65,537 entries, so that every 8- and 16-bit level is an entry. */
export const curveSteps = 65535

/** Steps of the table of a curve that is smooth everywhere. */
export const smoothSteps = 4095

/** A curve's table in the memory of kernels, for `lookUp` with so many steps. */
export function storeCurve(
  memory: KernelMemory,
  curve: (value: number) => number,
  steps = curveSteps,
): Address {
  // One entry more, so that 1 itself interpolates without a check.
  return memory.store(
    Float32Array.from({ length: steps + 2 }, (_, index) => curve(Math.min(1, index / steps))),
  )
}

/** A curve at every level that whole samples have, to the bit as `lookUp` gives it for their float32. */
export function storeLevels(
  memory: KernelMemory,
  curve: (value: number) => number,
  bitDepth: 8 | 16,
): Address {
  const { kernels } = memory
  const count = bitDepth === 8 ? 256 : 65536
  const levels = memory.reserve(count * 2)
  const values = memory.reserveFloats(count)
  if (bitDepth === 8) {
    memory.bytes(levels, count).forEach((_, level, all) => {
      all[level] = level
    })
    kernels.floatsOfBytes(levels, count, values)
  } else {
    memory.words(levels, count).forEach((_, level, all) => {
      all[level] = level
    })
    kernels.floatsOfWords(levels, count, values)
  }
  const table = bitDepth === 8 ? storeNearBytes(memory, curve) : storeCurve(memory, curve)
  const result = memory.reserveFloats(count)
  kernels.lookUpAll(table, curveSteps, values, count, result)
  return result
}

/** A curve's table with the entries alone that bytes come by: the others would take a hundred times as long. */
function storeNearBytes(memory: KernelMemory, curve: (value: number) => number): Address {
  const table = memory.reserveFloats(curveSteps + 2)
  const entries = memory.floats(table, curveSteps + 2)
  for (let level = 0; level <= 255; level += 1) {
    const middle = level * 257
    for (let index = Math.max(0, middle - 1); index <= middle + 1; index += 1)
      entries[index] = curve(Math.min(1, index / curveSteps))
  }
  return table
}

import { decodeSrgb, encodeSrgb } from '../../../preload/contract/pixels/srgb'
import type { Address, KernelMemory } from './kernelMemory'

/**
 * Linear interpolation errs by h^2/8 times the second derivative, which is at most 2,400, where encoding's
 * power law begins: 7e-8, a hundredth of a 16-bit level.
 */
export const transferSteps = 65535

let decodeTable: Float32Array | undefined
let encodeTable: Float32Array | undefined

/** Encoded sRGB to linear light, as a table for kernels. */
export function storeDecoding(memory: KernelMemory): Address {
  decodeTable ??= tabulate(decodeSrgb)
  return memory.store(decodeTable)
}

/** Linear light to encoded sRGB. */
export function storeEncoding(memory: KernelMemory): Address {
  encodeTable ??= tabulate(encodeSrgb)
  return memory.store(encodeTable)
}

function tabulate(curve: (value: number) => number): Float32Array {
  const table = new Float32Array(transferSteps + 2)
  for (let index = 0; index < table.length; index += 1)
    table[index] = curve(Math.min(1, index / transferSteps))
  return table
}

import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Address, KernelMemory } from './kernelMemory'

/** The contract's weights as kernels read them. */
export function storeLumaWeights(memory: KernelMemory): Address {
  const place = memory.reserve(12)
  memory.kernels.describeLuma(place, lumaRed, lumaGreen, lumaBlue)
  return place
}

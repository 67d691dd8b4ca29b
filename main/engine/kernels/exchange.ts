import { type Address, KernelMemory } from './kernelMemory'
import { storeLumaWeights } from './lumaWeights'

/** Pixels that are copied into kernel memory at a time: they stay in the nearest caches. */
const pixelsAtATime = 4096

/** Kernel memory for arrays of JavaScript that go through a kernel piece by piece. */
class Exchange extends KernelMemory {
  /** Each has room for a piece of four channels in float32. */
  readonly first: Address = this.reserveFloats(pixelsAtATime * 4)
  readonly second: Address = this.reserveFloats(pixelsAtATime * 4)
  readonly third: Address = this.reserveFloats(pixelsAtATime * 4)
  readonly lumaWeights: Address = storeLumaWeights(this)
}

let exchange: Exchange | undefined

/** Calls `work` for consecutive pieces of so many pixels. Nothing may wait within it: there is one for all. */
export function inPieces(
  pixels: number,
  work: (exchange: Exchange, first: number, end: number) => void,
): void {
  exchange ??= new Exchange()
  for (let first = 0; first < pixels; first += pixelsAtATime)
    work(exchange, first, Math.min(pixels, first + pixelsAtATime))
}

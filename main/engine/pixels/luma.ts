import { inPieces } from '../kernels/exchange'

/** Luma of encoded sRGB, `[N, C]` to `[N]`. */
export function writeLuma(data: Float32Array, channels: 3 | 4, luma: Float32Array): void {
  inPieces(luma.length, (memory, first, end) => {
    const { kernels, lumaWeights, first: source, second: result } = memory
    const pixels = end - first
    memory.floats(source, pixels * channels).set(data.subarray(first * channels, end * channels))
    kernels.luma(lumaWeights, source, channels, pixels, result)
    luma.set(memory.floats(result, pixels), first)
  })
}

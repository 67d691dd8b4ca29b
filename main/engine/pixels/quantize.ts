import { inPieces } from '../kernels/exchange'

/** Whole samples, 0..255 or 0..65535. */
export type Samples = Uint8Array | Uint8ClampedArray | Uint16Array

/** Room for whole samples of 8 or 16 bits. */
export function newSamples(length: number, bitDepth: 8 | 16): Uint8ClampedArray | Uint16Array {
  return bitDepth === 8 ? new Uint8ClampedArray(length) : new Uint16Array(length)
}

/** 0..1 to whole samples of 8 or 16 bits, rounded to the nearest, clamped. NaN becomes 0. */
export function toSamples(data: Float32Array, bitDepth: 8 | 16): Uint8ClampedArray | Uint16Array {
  const samples = newSamples(data.length, bitDepth)
  writeSamples(data, samples)
  return samples
}

/** The same into `target`, of the length of `data`. */
export function writeSamples(data: Float32Array, target: Uint8ClampedArray | Uint16Array): void {
  inPieces(data.length, (memory, first, end) => {
    const { kernels, first: source, second: result } = memory
    const length = end - first
    memory.floats(source, length).set(data.subarray(first, end))
    if (target instanceof Uint16Array) {
      kernels.wordsOfFloats(source, length, result)
      target.set(memory.words(result, length), first)
    } else {
      kernels.bytesOfFloats(source, length, result)
      target.set(memory.bytes(result, length), first)
    }
  })
}

/** Whole samples of 8 or 16 bits to 0..1, into `target` where there is one. */
export function fromSamples(
  samples: Samples,
  target: Float32Array = new Float32Array(samples.length),
): Float32Array {
  inPieces(samples.length, (memory, first, end) => {
    const { kernels, first: source, second: result } = memory
    const length = end - first
    if (samples instanceof Uint16Array) {
      memory.words(source, length).set(samples.subarray(first, end))
      kernels.floatsOfWords(source, length, result)
    } else {
      memory.bytes(source, length).set(samples.subarray(first, end))
      kernels.floatsOfBytes(source, length, result)
    }
    target.set(memory.floats(result, length), first)
  })
  return target
}

/** Pixels with alpha over white, `[N, 4]` to `[N, 3]`, for formats without alpha. */
export function flattenOnWhite(data: Float32Array): Float32Array {
  const pixels = data.length / 4
  const flat = new Float32Array(pixels * 3)
  inPieces(pixels, (memory, first, end) => {
    const { kernels, first: source, second: result } = memory
    memory.floats(source, (end - first) * 4).set(data.subarray(first * 4, end * 4))
    kernels.flattenOnWhite(source, end - first, result)
    flat.set(memory.floats(result, (end - first) * 3), first * 3)
  })
  return flat
}

import { inPieces } from '../kernels/exchange'
import type { KernelMemory } from '../kernels/kernelMemory'

/** Where interleaved colours go: `stride` numbers a pixel, of which the first three are written. */
export interface ColourTarget {
  /** Whole samples get colours rounded to the nearest. */
  readonly data: Float32Array | Uint8ClampedArray | Uint16Array
  readonly stride: number
}

/**
 * Writes `pixels` colours of `[3, plane]` from `from` on to a target's pixels from `to` on, clamped to 0..1.
 */
export function writeInterleaved(
  planes: Float32Array,
  from: number,
  pixels: number,
  { data, stride }: ColourTarget,
  to: number,
): void {
  const plane = planes.length / 3
  inPieces(pixels, (memory, first, end) => {
    const { kernels, first: source, second: colours, third: samples } = memory
    const count = end - first
    // A piece has room for four channels: the planes lie behind each other.
    const places = [0, 1, 2].map((channel) => {
      const place = source + channel * Math.ceil(count / 4) * 16
      const start = channel * plane + from + first
      memory.floats(place, count).set(planes.subarray(start, start + count))
      return place
    }) as [number, number, number]
    kernels.interleave(...places, count, colours)
    const made = inTypeOf(data, memory, colours, count * 3, samples)
    if (stride === 3) {
      data.set(made, (to + first) * 3)
      return
    }
    for (let pixel = 0, place = (to + first) * stride; pixel < count; pixel += 1, place += stride) {
      data[place] = made[pixel * 3] as number
      data[place + 1] = made[pixel * 3 + 1] as number
      data[place + 2] = made[pixel * 3 + 2] as number
    }
  })
}

function inTypeOf(
  target: ColourTarget['data'],
  memory: KernelMemory,
  colours: number,
  length: number,
  samples: number,
): Float32Array | Uint8Array | Uint16Array {
  if (target instanceof Float32Array) return memory.floats(colours, length)
  if (target instanceof Uint16Array) {
    memory.kernels.wordsOfFloats(colours, length, samples)
    return memory.words(samples, length)
  }
  memory.kernels.bytesOfFloats(colours, length, samples)
  return memory.bytes(samples, length)
}

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
  if (target instanceof Uint16Array) {
    for (let index = 0; index < data.length; index += 1) {
      const value = (data[index] as number) * 65535
      target[index] = value > 0 ? Math.min(65535, value + 0.5) : 0
    }
    return
  }
  // The clamped array rounds halves to even; a float32 product is never exactly between levels
  // unless it was meant to be.
  for (let index = 0; index < data.length; index += 1) {
    target[index] = (data[index] as number) * 255
  }
}

const byteToFloat = Float32Array.from({ length: 256 }, (_, value) => value / 255)

/** Whole samples of 8 or 16 bits to 0..1, into `target` where there is one. */
export function fromSamples(
  samples: Samples,
  target: Float32Array = new Float32Array(samples.length),
): Float32Array {
  if (samples instanceof Uint16Array) {
    for (let index = 0; index < samples.length; index += 1) {
      target[index] = (samples[index] as number) / 65535
    }
  } else {
    for (let index = 0; index < samples.length; index += 1) {
      target[index] = byteToFloat[samples[index] as number] as number
    }
  }
  return target
}

/** Pixels with alpha over white, `[N, 4]` to `[N, 3]`, for formats without alpha. */
export function flattenOnWhite(data: Float32Array): Float32Array {
  const pixels = data.length / 4
  const flat = new Float32Array(pixels * 3)
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const alpha = data[pixel * 4 + 3] as number
    for (let channel = 0; channel < 3; channel += 1) {
      flat[pixel * 3 + channel] = (data[pixel * 4 + channel] as number) * alpha + 1 - alpha
    }
  }
  return flat
}

import type { Picture } from '../picture'

/** 0..1 to whole samples of 8 or 16 bits, rounded to the nearest, clamped. NaN becomes 0. */
export function toSamples(data: Float32Array, bitDepth: 8 | 16): Uint8ClampedArray | Uint16Array {
  if (bitDepth === 8) {
    // The clamped array rounds halves to even; a float32 product is never exactly between levels
    // unless it was meant to be.
    const samples = new Uint8ClampedArray(data.length)
    for (let index = 0; index < samples.length; index += 1) {
      samples[index] = (data[index] as number) * 255
    }
    return samples
  }
  const samples = new Uint16Array(data.length)
  for (let index = 0; index < samples.length; index += 1) {
    const value = (data[index] as number) * 65535
    samples[index] = value > 0 ? Math.min(65535, value + 0.5) : 0
  }
  return samples
}

/** The picture as it is after it was written without loss and read again: every value a whole sample. */
export function roundToSamples(picture: Picture): Picture {
  return { ...picture, data: fromSamples(toSamples(picture.data, picture.bitDepth)) }
}

const byteToFloat = Float32Array.from({ length: 256 }, (_, value) => value / 255)

/** Whole samples of 8 or 16 bits to 0..1. */
export function fromSamples(samples: Uint8Array | Uint8ClampedArray | Uint16Array): Float32Array {
  const data = new Float32Array(samples.length)
  if (samples instanceof Uint16Array) {
    for (let index = 0; index < data.length; index += 1) {
      data[index] = (samples[index] as number) / 65535
    }
  } else {
    for (let index = 0; index < data.length; index += 1) {
      data[index] = byteToFloat[samples[index] as number] as number
    }
  }
  return data
}

/** The picture over white, `[H, W, 3]`, for formats without alpha. */
export function flattenOnWhite(picture: Picture): Picture {
  if (picture.channels === 3) return picture
  const { width, height, data } = picture
  const flat = new Float32Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const alpha = data[pixel * 4 + 3] as number
    for (let channel = 0; channel < 3; channel += 1) {
      flat[pixel * 3 + channel] = (data[pixel * 4 + channel] as number) * alpha + 1 - alpha
    }
  }
  return { ...picture, channels: 3, data: flat }
}

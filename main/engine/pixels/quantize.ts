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

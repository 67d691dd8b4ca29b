import type { Box, PixelSize } from '../../../../preload/contract/pixels/pixelBox'
import { decodeSrgb, encodeSrgb } from '../../../../preload/contract/pixels/srgb'
import type { Pause } from '../../breath'
import type { RasterPixels } from '../../mask/floodFill'

/**
 * A picture whose parts are worked out when they are asked for: `[H, W, 4]` of a box of whole pixels
 * inside it, linear light 0..1 with premultiplied alpha.
 */
export interface LinearPicture extends PixelSize {
  read(box: Box, pause: Pause): Promise<Float32Array>
}

const linearOf = Float32Array.from({ length: 256 }, (_, level) => decodeSrgb(level / 255))
/** So fine that the steepest part of the curve errs by less than a tenth of a level. */
const levelSteps = 32768
const levelOf = Float32Array.from(
  { length: levelSteps + 1 },
  (_, at) => encodeSrgb(at / levelSteps) * 255,
)

/** The picture of 8-bit pixels that `pixelsOf` reads. */
export function linearPicture(
  { width, height }: PixelSize,
  pixelsOf: (box: Box) => RasterPixels,
): LinearPicture {
  return {
    width,
    height,
    async read(box, pause) {
      await pause()
      return linearValues(pixelsOf(box).data)
    },
  }
}

/** 8-bit pixels with straight alpha as linear values. */
export function linearValues(data: Uint8ClampedArray): Float32Array {
  const linear = new Float32Array(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] as number) / 255
    linear[at] = (linearOf[data[at] as number] as number) * alpha
    linear[at + 1] = (linearOf[data[at + 1] as number] as number) * alpha
    linear[at + 2] = (linearOf[data[at + 2] as number] as number) * alpha
    linear[at + 3] = alpha
  }
  return linear
}

/** Values that a kernel made, as the engine keeps them between steps: no colour beyond 0..1. */
export function clampColours(values: Float32Array): void {
  for (let at = 0; at < values.length; at += 4) {
    const alpha = values[at + 3] as number
    const kept = Math.min(1, Math.max(0, alpha))
    const scale = alpha > 0 ? kept / alpha : 0
    for (let channel = at; channel < at + 3; channel += 1)
      values[channel] = Math.min(kept, Math.max(0, (values[channel] as number) * scale))
    values[at + 3] = kept
  }
}

/** Clamped linear values as 8-bit pixels with straight alpha. */
export function encodedPixels(values: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(values.length)
  for (let at = 0; at < values.length; at += 4) {
    const alpha = values[at + 3] as number
    const scale = alpha > 0 ? levelSteps / alpha : 0
    for (let channel = at; channel < at + 3; channel += 1)
      data[channel] = levelOf[Math.round((values[channel] as number) * scale)] as number
    data[at + 3] = alpha * 255
  }
  return data
}

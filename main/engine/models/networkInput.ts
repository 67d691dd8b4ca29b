import type { Tensor } from 'onnxruntime-node'
import type { Picture } from '../picture'
import { planarColours } from '../pixels/separate'
import { resizeRaster } from '../resize/resizePlanes'
import { floatTensor } from './tensors'

/** What shows through transparent pixels when a network looks at a picture. */
const BACKDROP = 1

/** `[H, W, 3]` interleaved colours of a picture, laid on white where it is transparent. */
export function opaqueColours(picture: Picture): Float32Array {
  if (picture.channels === 3) return picture.data
  const pixels = picture.width * picture.height
  const colours = new Float32Array(pixels * 3)
  for (let pixel = 0; pixel < pixels; pixel++) {
    const alpha = picture.data[pixel * 4 + 3] ?? 1
    for (let channel = 0; channel < 3; channel++) {
      colours[pixel * 3 + channel] =
        alpha * (picture.data[pixel * 4 + channel] ?? 0) + (1 - alpha) * BACKDROP
    }
  }
  return colours
}

/**
 * A whole picture squeezed into a square, as the networks that look at pictures were trained:
 * `[1, 3, side, side] float32`, RGB, 0..1, sRGB-encoded.
 */
export function squareInput(picture: Picture, side: number): Tensor {
  const { width, height } = picture
  const square = resizeRaster(
    { data: opaqueColours(picture), width, height, channels: 3 },
    side,
    side,
  )
  return floatTensor(planarColours(square.data.map((value) => Math.min(1, Math.max(0, value)))), [
    1,
    3,
    side,
    side,
  ])
}

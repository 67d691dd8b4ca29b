import { lumaOf } from '../../../preload/contract/pixels/toneColour'
import type { StepParameters } from '../../../preload/contract/steps'
import type { RasterPixels } from '../mask/floodFill'
import { monochromePixels } from './monochromePixels'
import type { ColourStep } from './picturePreview'
import type { PreviewRenderer, PreviewSource } from './previewRenderer'
import { tonePixels } from './tonePixels'

/** The preview without a graphics card; slower, same colours. */
export class SoftwarePreview implements PreviewRenderer {
  render(source: PreviewSource, steps: readonly ColourStep[]): OffscreenCanvas {
    const { width, height } = source.canvas
    const result = new OffscreenCanvas(width, height)
    const from = source.canvas.getContext('2d', { willReadFrequently: true })
    const to = result.getContext('2d')
    if (!from || !to) return source.canvas
    const pixels = from.getImageData(0, 0, width, height)
    for (const step of steps) adjustPixels(pixels, step, source.scale)
    to.putImageData(pixels, 0, 0)
    return result
  }

  turns(): boolean {
    return false
  }

  turn(): undefined {}

  destroy(): void {}
}

/** A step over 8-bit pixels, in place; `scale` of their own pixels make one of the picture. */
export function adjustPixels(pixels: RasterPixels, step: ColourStep, scale: number): void {
  switch (step.step) {
    case 'adjust.tone':
      tonePixels(pixels, step.parameters)
      break
    case 'adjust.monochrome':
      monochromePixels(pixels, step.parameters)
      break
    case 'adjust.sharpen':
      sharpenPixels(pixels, { ...step.parameters, radius: step.parameters.radius * scale })
      break
  }
}

/** adjust.sharpen over 8-bit pixels, in place; `radius` in their own pixels. */
export function sharpenPixels(
  pixels: RasterPixels,
  sharpen: StepParameters<'adjust.sharpen'>,
): void {
  const { data, width, height } = pixels
  const luma = new Float32Array(width * height)
  for (let at = 0; at < luma.length; at += 1) {
    const [red, green, blue] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0]
    luma[at] = lumaOf(red, green, blue)
  }
  const blurred = gaussianBlur(luma, width, height, sharpen.radius)
  for (let at = 0; at < luma.length; at += 1) {
    const detail = (luma[at] ?? 0) - (blurred[at] ?? 0)
    if (Math.abs(detail) < sharpen.threshold) continue
    for (let channel = 0; channel < 3; channel += 1) {
      const place = at * 4 + channel
      data[place] = (data[place] ?? 0) + sharpen.amount * detail
    }
  }
}

function gaussianBlur(
  values: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const reach = Math.max(1, Math.ceil(4 * sigma))
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, tap) =>
    Math.exp(-0.5 * ((tap - reach) / sigma) ** 2),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const pass = (source: Float32Array, stride: number, length: number, starts: Iterable<number>) => {
    const target = new Float32Array(source.length)
    for (const start of starts) {
      for (let at = 0; at < length; at += 1) {
        let sum = 0
        for (let tap = -reach; tap <= reach; tap += 1) {
          const place = Math.min(length - 1, Math.max(0, at + tap))
          sum += (weights[tap + reach] ?? 0) * (source[start + place * stride] ?? 0)
        }
        target[start + at * stride] = sum / total
      }
    }
    return target
  }
  const rows = Array.from({ length: height }, (_, y) => y * width)
  const columns = Array.from({ length: width }, (_, x) => x)
  return pass(pass(values, 1, width, rows), width, height, columns)
}

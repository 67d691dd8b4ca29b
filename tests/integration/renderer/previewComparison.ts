import type { Box } from '../../../preload/contract/pixels/pixelBox'
import type { StepParameters } from '../../../preload/contract/steps'
import type { Pyramid } from '../../../renderer/canvas/picture/pyramid'
import { viewAround } from '../../../renderer/canvas/preview/exact/engineView'
import { exactPart } from '../../../renderer/canvas/preview/exact/exactPart'
import { geometryOf } from '../../../renderer/canvas/preview/geometryPreview'
import type { ColourStep } from '../../../renderer/canvas/preview/picturePreview'
import { adjustPixels } from '../../../renderer/canvas/preview/softwarePreview'
import { WebglPreview } from '../../../renderer/canvas/preview/webglPreview'

const width = 96
const height = 64

/** Runs in the page: the largest difference, in levels of 255, between the card's preview and the tables'. */
function largestDifference(steps: readonly ColourStep[]): number {
  const source = new OffscreenCanvas(width, height)
  const context = source.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  const pixels = context.createImageData(width, height)
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width
    const y = Math.floor(at / width)
    pixels.data.set(
      [(x * 255) / (width - 1), (y * 255) / (height - 1), ((x + y * 3) * 255) / 285, 255],
      at * 4,
    )
  }
  context.putImageData(pixels, 0, 0)

  const card = new WebglPreview({ evenInSoftware: true })
  const result = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!result) throw new Error('no canvas')
  result.drawImage(card.render({ canvas: source, scale: 1 }, steps), 0, 0)
  card.destroy()
  const seen = result.getImageData(0, 0, width, height).data

  for (const step of steps) adjustPixels(pixels, step, 1)
  let largest = 0
  pixels.data.forEach((value, at) => {
    largest = Math.max(largest, Math.abs(value - (seen[at] ?? 0)))
  })
  return largest
}

/** A page of text as kernels see it: thin strokes, black on white, at all angles. */
function textPyramid(size: { width: number; height: number }): Pyramid {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size.width, size.height)
  context.fillStyle = '#000'
  for (let row = 0; row * 14 < size.height; row += 1) {
    context.font = `${9 + (row % 5)}px sans-serif`
    for (let left = 0; left < size.width; left += 160)
      context.fillText('Wait! 0123 milk & lime', left + row, 11 + row * 14)
  }
  context.fillStyle = '#c30'
  for (let left = 0; left < size.width; left += 9) context.fillRect(left, 0, 1, size.height)
  const place = { left: 0, top: 0, ...size }
  return { size, levels: [{ reduction: 1, pieces: [{ image: canvas, place }] }] }
}

interface TurnQuestion {
  readonly size: { readonly width: number; readonly height: number }
  readonly parameters: StepParameters<'transform.geometry'>
  readonly reduction: number
  /** The part that is looked at, else all of it. */
  readonly part?: Box
}

/** Runs in the page: the largest difference between what the card turns and the engine's kernels, reduced alike. */
async function largestTurnDifference(asked: TurnQuestion): Promise<number> {
  const { size, parameters, reduction } = asked
  const pyramid = textPyramid(size)
  const preview = [{ step: 'transform.geometry', parameters }] as const
  const plan = geometryOf(preview, size)
  const part = asked.part ?? { left: 0, top: 0, ...plan.size }
  const view = viewAround(part, reduction, plan.size)
  const card = new WebglPreview({ evenInSoftware: true })
  const turned = card.turn(pyramid, plan, view)
  if (!turned) throw new Error('the card turns nothing')
  const seen = pixelsOf(turned)
  card.destroy()
  const whole = { left: view.left, top: view.top, width: view.width, height: view.height }
  const exact = pixelsOf(await exactPart(pyramid, preview, whole, new AbortController().signal))
  let largest = 0
  for (let y = 0; y < Math.floor(view.height / reduction); y += 1) {
    for (let x = 0; x < Math.floor(view.width / reduction); x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let j = 0; j < reduction; j += 1)
          for (let i = 0; i < reduction; i += 1)
            sum +=
              exact.data[((y * reduction + j) * exact.width + x * reduction + i) * 4 + channel] ?? 0
        const shown = seen.data[(y * seen.width + x) * 4 + channel] ?? 0
        largest = Math.max(largest, Math.abs(shown - sum / reduction ** 2))
      }
    }
  }
  return largest
}

/** Runs in the page: of which views the card says that it turns them, and turns them; a pyramid of two levels, without pixels. */
function turnedViews(
  size: { readonly width: number; readonly height: number },
  reductions: readonly number[],
): { readonly promised: boolean; readonly made: boolean }[] {
  const image = new OffscreenCanvas(1, 1)
  image.getContext('2d')
  const place = { left: 0, top: 0, ...size }
  const levels = [1, 2].map((reduction) => ({ reduction, pieces: [{ image, place }] }))
  const pyramid = { size, levels }
  const parameters = { flip: 'none', rotate: '0', straighten: 3.3, aspect: 'free' } as const
  const plan = geometryOf([{ step: 'transform.geometry', parameters }], size)
  const card = new WebglPreview({ evenInSoftware: true })
  const found = reductions.map((reduction) => {
    const part = { left: 64, top: 64, width: 64, height: 64 }
    const view = viewAround(part, reduction, plan.size)
    const promised = card.turns(pyramid, plan, view)
    return { promised, made: card.turn(pyramid, plan, view) !== undefined }
  })
  card.destroy()
  return found
}

function pixelsOf(source: OffscreenCanvas): ImageData {
  const { width, height } = source
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(source, 0, 0)
  return context.getImageData(0, 0, width, height)
}

Object.assign(window, { largestDifference, largestTurnDifference, turnedViews })

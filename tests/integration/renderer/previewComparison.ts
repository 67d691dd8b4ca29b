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

Object.assign(window, { largestDifference })

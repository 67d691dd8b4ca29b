import { straightenedSize } from '../../../preload/contract/pixels/geometryPlan'
import {
  catmullRomSteps,
  catmullRomWeights,
} from '../../../preload/contract/pixels/resamplingKernels'
import { inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'
import { readLinearRow, writeEncodedRow } from './linearRow'

/**
 * A picture turned clockwise about its middle by degrees of -45..45, cropped to the largest rectangle
 * without empty corners; Catmull-Rom in linear light with premultiplied alpha.
 * Throws the signal's reason when aborted.
 */
export async function straighten(
  picture: Picture,
  degrees: number,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<Picture> {
  if (degrees === 0) return picture
  const angle = (degrees * Math.PI) / 180
  const { width, height } = straightenedSize(picture, degrees)
  const linear = await linearPicture(picture, pacer)
  const { channels } = picture
  const result = { ...picture, width, height, data: new Float32Array(width * height * channels) }
  const row = new Float64Array(width * channels)
  const sample = cubicSampler(picture, linear)
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  await inRowBlocks(
    width * 4,
    height,
    pacer,
    (first, end) => {
      for (let y = first; y < end; y += 1) {
        const fromMiddleY = y - (height - 1) / 2
        for (let x = 0; x < width; x += 1) {
          const fromMiddleX = x - (width - 1) / 2
          // The source place is the result's place turned back, anticlockwise (y points down).
          const sourceX = cosine * fromMiddleX + sine * fromMiddleY + (picture.width - 1) / 2
          const sourceY = -sine * fromMiddleX + cosine * fromMiddleY + (picture.height - 1) / 2
          sample(sourceX, sourceY, row, x * channels)
        }
        writeEncodedRow(row, result, y)
      }
    },
    progress,
  )
  return result
}

async function linearPicture(picture: Picture, pacer: Pacer): Promise<Float32Array> {
  const { width, height, channels } = picture
  const linear = new Float32Array(picture.data.length)
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let row = first; row < end; row += 1)
      readLinearRow(picture, row, linear, row * width * channels)
  })
  return linear
}

/** Writes the colour between pixels at a place; beyond the edges the edge goes on. */
function cubicSampler(
  { width, height, channels }: Picture,
  linear: Float32Array,
): (x: number, y: number, target: Float64Array, offset: number) => void {
  return (x, y, target, offset) => {
    const left = Math.floor(x)
    const top = Math.floor(y)
    const weightsX = Math.round((x - left) * catmullRomSteps) * 4
    const weightsY = Math.round((y - top) * catmullRomSteps) * 4
    let red = 0
    let green = 0
    let blue = 0
    let alpha = 0
    for (let j = 0; j < 4; j += 1) {
      const sourceY = Math.min(height - 1, Math.max(0, top - 1 + j))
      const weightY = catmullRomWeights[weightsY + j] as number
      for (let i = 0; i < 4; i += 1) {
        const sourceX = Math.min(width - 1, Math.max(0, left - 1 + i))
        const weight = weightY * (catmullRomWeights[weightsX + i] as number)
        const index = (sourceY * width + sourceX) * channels
        red += weight * (linear[index] as number)
        green += weight * (linear[index + 1] as number)
        blue += weight * (linear[index + 2] as number)
        if (channels === 4) alpha += weight * (linear[index + 3] as number)
      }
    }
    target[offset] = red
    target[offset + 1] = green
    target[offset + 2] = blue
    if (channels === 4) target[offset + 3] = alpha
  }
}

import type { ViewRequest } from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import { type PictureView, viewSize } from '../../preload/contract/pictureView'
import type { StepId } from '../../preload/contract/steps'
import { KernelMemory } from './kernels/kernelMemory'
import { createPacer, type Pacer } from './pacer'
import { decodeSamples } from './pixels/decode'
import type { StepContext, StepImplementation } from './stepImplementation'
import { stepImplementations } from './stepImplementations'
import { stripHeight } from './strips/forEachStrip'
import type { StagedPicture } from './strips/stagedPicture'
import { writeWorkFile } from './writeNewFile'

/**
 * What a screen shows of the picture that some steps make of a file, as RGBA samples in a file of its own.
 * Steps that need a network or whole pictures are refused with `recipe-invalid`, and so is a part that does
 * not lie within the result. Throws what decoding, steps and writing throw.
 */
export async function viewPicture(
  { path, steps, view, out }: ViewRequest,
  signal: AbortSignal,
): Promise<void> {
  const context = contextOf(signal)
  let picture: StagedPicture = (await decodeSamples(path, signal)).picture
  for (const { step, parameters } of steps) {
    signal.throwIfAborted()
    const implementation = stepImplementations[step as StepId] as StepImplementation<StepId>
    if (!('stage' in implementation))
      throw new StudioError('recipe-invalid', {
        reason: `${step} is not seen before it is applied`,
      })
    picture = (await implementation.stage(picture, parameters as never, context)).picture
  }
  const samples = await viewOf(picture, view, createPacer(signal))
  await writeWorkFile(out, new Uint8Array(samples.buffer))
}

function contextOf(signal: AbortSignal): StepContext {
  const refuse = () => {
    throw new StudioError('recipe-invalid', { reason: 'a view is made of its picture alone' })
  }
  return {
    signal,
    progress: () => undefined,
    inputs: [],
    readPicture: refuse,
    readSamples: refuse,
    loadModel: refuse,
  }
}

/**
 * The part of a picture as straight RGBA samples, `[h, w, 4]`: each the mean of the pixels that it stands
 * for, of colours as they are encoded and weighted by their alpha, as browsers reduce pictures.
 */
export async function viewOf(
  picture: StagedPicture,
  view: PictureView,
  pacer: Pacer,
): Promise<Uint8ClampedArray> {
  const { left, top, width, height, reduction } = view
  if (left + width > picture.width || top + height > picture.height)
    throw new StudioError('recipe-invalid', { reason: 'the view reaches beyond the picture' })
  const size = viewSize(view)
  const result = new Uint8ClampedArray(size.width * size.height * 4)
  const memory = new KernelMemory()
  const row = memory.reserveFloats(width * picture.channels)
  const place = memory.reserve(size.width * 32)
  const line = memory.floats(row, width * picture.channels)
  const sums = memory.doubles(place, size.width * 4)
  const strip = Math.max(1, Math.floor(stripHeight(picture.width) / reduction)) * reduction
  for (let first = 0; first < height; first += strip) {
    await pacer.pace()
    const end = Math.min(height, first + strip)
    const rows = await picture.rows(top + first, top + end)
    for (let y = first; y < end; y += reduction) {
      const count = Math.min(reduction, end - y)
      sums.fill(0)
      for (let above = y - first; above < y - first + count; above += 1) {
        const start = (above * picture.width + left) * picture.channels
        line.set(rows.subarray(start, start + line.length))
        memory.kernels.addReduced(row, picture.channels, width, reduction, place)
      }
      writeMeans(sums, count, view, result, (y / reduction) * size.width * 4)
    }
  }
  return result
}

function writeMeans(
  sums: Float64Array,
  rows: number,
  { width, reduction }: PictureView,
  result: Uint8ClampedArray,
  start: number,
): void {
  for (let at = 0; at < sums.length; at += 4) {
    const alpha = sums[at + 3] as number
    const columns = Math.min(reduction, width - (at / 4) * reduction)
    const scale = alpha > 0 ? 255 / alpha : 0
    // The array rounds to the nearest and clamps.
    result[start + at] = (sums[at] as number) * scale
    result[start + at + 1] = (sums[at + 1] as number) * scale
    result[start + at + 2] = (sums[at + 2] as number) * scale
    result[start + at + 3] = (alpha * 255) / (rows * columns)
  }
}

import { StudioError } from '../../../preload/contract/errors'
import { fillHoles } from '../inpainting/fillHoles'
import { type HoleMask, hasHoles } from '../inpainting/holes'
import { openInpainter } from '../inpainting/openInpainter'
import { inpainterMetadata, parseMetadata } from '../models/modelMetadata'
import { createPacer, type Pacer } from '../pacer'
import type { StepImplementation } from '../stepImplementation'
import { forEachStrip } from '../strips/forEachStrip'
import type { SampledPicture } from '../strips/heldPictures'
import { heldPicture } from '../strips/wholePicture'

export const implementation: StepImplementation<'repair.inpaint'> = {
  ahead: 0.9,
  reads: ({ mask }) => ('path' in mask ? [mask.path] : []),
  async stage(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const picture = await heldPicture(input, pacer)
    if (!('path' in parameters.mask)) {
      throw new Error('the core gives paths in place of assets')
    }
    const painted = await context.readSamples(parameters.mask.path)
    if (painted.width !== picture.width || painted.height !== picture.height) {
      throw new StudioError('mask-size-differs', {
        maskWidth: painted.width,
        maskHeight: painted.height,
        width: picture.width,
        height: picture.height,
      })
    }
    const mask = await whiteParts(painted, pacer)
    if (!hasHoles(mask)) throw new StudioError('mask-empty')
    const model = await context.loadModel('inpaint', parameters.model)
    const limits = await parseMetadata(model, inpainterMetadata)
    const {
      picture: repaired,
      filled,
      holes,
      repairedPixels,
    } = await fillHoles(picture, mask, {
      limits,
      grow: parameters.grow,
      feather: parameters.feather,
      texture: { when: parameters.texture, seed: parameters.seed },
      open: (crops) => openInpainter(model, crops),
      signal: context.signal,
      progress: (fraction) => context.progress(fraction),
    })
    return {
      picture: repaired,
      made: filled,
      report: () => ({ holes, repairedPixels }),
      model: model.id,
    }
  },
}

/** Where a painted mask is white: brighter than the middle, transparent parts counted as black. */
async function whiteParts(painted: SampledPicture, pacer: Pacer): Promise<HoleMask> {
  const { width, height, channels } = painted
  const data = new Uint8Array(width * height)
  if (painted.bitDepth === 8) {
    // Masks are mostly so, and most of them are as large as photographs.
    whiteBytes(painted, data)
    return { data, width, height }
  }
  await forEachStrip(painted, pacer, (first, _end, rows) => {
    for (let from = 0, pixel = first * width; from < rows.length; from += channels, pixel += 1) {
      const sum = (rows[from] ?? 0) + (rows[from + 1] ?? 0) + (rows[from + 2] ?? 0)
      const alpha = channels === 4 ? (rows[from + 3] ?? 1) : 1
      if ((sum / 3) * alpha >= 0.5) data[pixel] = 1
    }
  })
  return { data, width, height }
}

function whiteBytes({ samples, width, height, channels }: SampledPicture, white: Uint8Array): void {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  const length = width * channels
  let isWhiteAbove = false
  for (let y = 0; y < height; y += 1) {
    const start = y * length
    // Most rows are as the one above, and nothing is quicker than finding that out.
    if (y > 0 && bytes.compare(bytes, start - length, start, start, start + length) === 0) {
      if (isWhiteAbove) white.copyWithin(y * width, (y - 1) * width, y * width)
      continue
    }
    const row = bytes.subarray(start, start + length)
    isWhiteAbove = false
    for (let x = 0, from = 0; x < width; x += 1, from += channels) {
      const sum = (row[from] as number) + (row[from + 1] as number) + (row[from + 2] as number)
      const alpha = channels === 4 ? (row[from + 3] as number) : 255
      if (sum * alpha < 1.5 * 255 * 255) continue
      white[y * width + x] = 1
      isWhiteAbove = true
    }
  }
}

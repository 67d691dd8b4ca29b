import { StudioError } from '../../../preload/contract/errors'
import { fillHoles, type HolePicture } from '../inpainting/fillHoles'
import type { HoleMask } from '../inpainting/holes'
import type { LoadedModel } from '../models/loadedModel'
import { inpainterMetadata, parseMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import type { Picture } from '../picture'
import { requirePicture, type StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'repair.inpaint'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    if (!('path' in parameters.mask)) {
      throw new Error('the core gives paths in place of assets')
    }
    const painted = await context.readPicture(parameters.mask.path)
    if (painted.width !== picture.width || painted.height !== picture.height) {
      throw new StudioError('mask-size-differs', {
        maskWidth: painted.width,
        maskHeight: painted.height,
        width: picture.width,
        height: picture.height,
      })
    }
    const mask = whiteParts(painted)
    if (!mask.data.includes(1)) throw new StudioError('mask-empty')
    const model = await context.loadModel('inpaint', parameters.model)
    const limits = await parseMetadata(model, inpainterMetadata)
    const {
      picture: repaired,
      holes,
      repairedPixels,
    } = await fillHoles(picture, mask, {
      limits,
      grow: parameters.grow,
      feather: parameters.feather,
      run: (crop) => inpaint(model, crop),
      signal: context.signal,
      progress: (fraction) => context.progress(fraction),
    })
    yield { picture: repaired, data: { holes, repairedPixels }, model: model.id }
  },
}

/** Where a painted mask is white: brighter than the middle, transparent parts counted as black. */
function whiteParts(painted: Picture): HoleMask {
  const { width, height, channels, data } = painted
  const white = new Uint8Array(width * height)
  for (let pixel = 0; pixel < white.length; pixel++) {
    const from = pixel * channels
    const grey = ((data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + 2] ?? 0)) / 3
    const alpha = channels === 4 ? (data[from + 3] ?? 1) : 1
    if (grey * alpha >= 0.5) white[pixel] = 1
  }
  return { data: white, width, height }
}

async function inpaint(model: LoadedModel, crop: HolePicture): Promise<Float32Array> {
  const { width, height } = crop
  const outputs = await model.run({
    image: floatTensor(crop.colours, [1, 3, height, width]),
    mask: floatTensor(crop.mask, [1, 1, height, width]),
  })
  return floatOutput(model, outputs, 'output', [1, 3, height, width])
}

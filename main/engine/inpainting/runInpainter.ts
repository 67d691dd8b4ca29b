import type { LoadedModel } from '../models/loadedModel'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import type { HolePicture } from './networkCrop'

/** One run of the network over a crop with its hole cut out; gives `[3, H, W]`. Throws what the run throws. */
export async function runInpainter(model: LoadedModel, crop: HolePicture): Promise<Float32Array> {
  const { width, height } = crop
  const outputs = await model.run({
    image: floatTensor(crop.colours, [1, 3, height, width]),
    mask: floatTensor(crop.mask, [1, 1, height, width]),
  })
  return floatOutput(model, outputs, 'output', [1, 3, height, width])
}

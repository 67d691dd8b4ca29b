import type { LoadedModel, ManyRuns } from '../models/loadedModel'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import type { HoleNetwork } from './holeNetwork'
import type { HolePicture } from './networkCrop'

/** Gets an inpainter ready for so many crops with their holes cut out. What it gives throws what a run of the model throws. */
export async function openInpainter(model: LoadedModel, crops: number): Promise<HoleNetwork> {
  const many = await model.forMany(crops, { areLong: true })
  const run = (crop: HolePicture) => fill(model, many.run, crop)
  if (many.atOnce === 1) return { atOnce: 1, run }
  const runAlone = (crop: HolePicture) => fill(model, (feeds) => model.run(feeds), crop)
  return { atOnce: many.atOnce, run, runAlone }
}

async function fill(
  model: LoadedModel,
  run: ManyRuns['run'],
  { colours, mask, width, height }: HolePicture,
): Promise<Float32Array> {
  const outputs = await run({
    image: floatTensor(colours, [1, 3, height, width]),
    mask: floatTensor(mask, [1, 1, height, width]),
  })
  return floatOutput(model, outputs, 'output', [1, 3, height, width])
}

import type { LoadedModel } from '../models/loadedModel'
import { denoiserMetadata, parseMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import type { Picture } from '../picture'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { type PlanarPicture, runTiled } from '../tiles/tiledRun'

export const implementation: StepImplementation<'repair.denoise'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const model = await context.loadModel('denoise', parameters.model)
    if (parameters.strength === 0) {
      context.progress(1)
      yield { picture, data: { tiles: 0 }, model: model.id }
      return
    }
    const metadata = await parseMetadata(model, denoiserMetadata)
    // The copy keeps alpha as it is; the tiles write over the colours.
    const data = picture.data.slice()
    const { tiles } = await runTiled(
      {
        data: picture.data,
        width: picture.width,
        height: picture.height,
        stride: picture.channels,
      },
      {
        run: (tile) => denoise(model, tile, parameters.strength),
        factor: 1,
        halo: metadata.halo,
        tile: metadata.tile,
        multiple: metadata.multiple,
        target: { data, stride: picture.channels },
        signal: context.signal,
        progress: (fraction) => context.progress(fraction),
      },
    )
    const denoised: Picture = { ...picture, data }
    yield { picture: denoised, data: { tiles }, model: model.id }
  },
}

async function denoise(
  model: LoadedModel,
  tile: PlanarPicture,
  strength: number,
): Promise<Float32Array> {
  const shape = [1, 3, tile.height, tile.width]
  const outputs = await model.run({
    image: floatTensor(tile.data, shape),
    level: floatTensor(Float32Array.of(strength), [1]),
  })
  return floatOutput(model, outputs, 'output', shape)
}

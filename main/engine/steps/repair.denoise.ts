import { measureDenoisingLevel } from '../denoising/denoisingLevel'
import type { LoadedModel } from '../models/loadedModel'
import { denoiserMetadata, parseMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { FloatPicture } from '../strips/heldPictures'
import { type PlanarPicture, runTiled } from '../tiles/tiledRun'

export const implementation: StepImplementation<'repair.denoise'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const model = await context.loadModel('denoise', parameters.model)
    const metadata = await parseMetadata(model, denoiserMetadata)
    const level = await levelOf(picture, parameters, metadata.sigmaAtLevelOne / 255, context.signal)
    if (level === 0) {
      context.progress(1)
      yield { picture, data: { tiles: 0, level }, model: model.id }
      return
    }
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
        run: (tile) => denoise(model, tile, level),
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
    yield { picture: denoised, data: { tiles, level }, model: model.id }
  },
}

/** The strength that was asked for, or what the picture calls for where that is less; in hundredths. */
async function levelOf(
  picture: Picture,
  { strength, adapt }: { strength: number; adapt: boolean },
  deviationAtLevelOne: number,
  signal: AbortSignal,
): Promise<number> {
  if (!adapt || strength === 0) return strength
  const measured = await measureDenoisingLevel(
    new FloatPicture(picture),
    deviationAtLevelOne,
    createPacer(signal),
  )
  return Math.min(strength, Math.round((measured ?? strength) * 100) / 100)
}

async function denoise(
  model: LoadedModel,
  tile: PlanarPicture,
  level: number,
): Promise<Float32Array> {
  const shape = [1, 3, tile.height, tile.width]
  const outputs = await model.run({
    image: floatTensor(tile.data, shape),
    level: floatTensor(Float32Array.of(level), [1]),
  })
  return floatOutput(model, outputs, 'output', shape)
}

import { measureDenoisingLevel } from '../denoising/denoisingLevel'
import type { LoadedModel, ManyRuns } from '../models/loadedModel'
import { denoiserMetadata, parseMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import { createPacer } from '../pacer'
import { newSamples, toSamples } from '../pixels/quantize'
import type { StepImplementation } from '../stepImplementation'
import { BandedPicture } from '../strips/bandedPicture'
import { type HeldPicture, SampledPicture } from '../strips/heldPictures'
import { factsOf, type StagedPicture } from '../strips/stagedPicture'
import { heldPicture } from '../strips/wholePicture'
import { type PlanarPicture, runTiled } from '../tiles/tiledRun'

export const implementation: StepImplementation<'repair.denoise'> = {
  ahead: 0.95,
  async stage(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const picture = await heldPicture(input, pacer)
    const model = await context.loadModel('denoise', parameters.model)
    const metadata = await parseMetadata(model, denoiserMetadata)
    const level = await levelOf(picture, parameters, metadata.sigmaAtLevelOne / 255, context.signal)
    if (level === 0) return { picture, report: () => ({ tiles: 0, level }), model: model.id }
    const { bands, used } = runTiled(picture, {
      open: async (count) => {
        const { atOnce, run } = await model.forMany(count)
        return { atOnce, run: (tile) => denoise(model, run, tile, level) }
      },
      factor: 1,
      halo: metadata.halo,
      tile: metadata.tile,
      multiple: metadata.multiple,
      // The copy keeps alpha as it is; the tiles write over the colours.
      newBand: (first, end) => copyOf(picture, first, end),
      stride: picture.channels,
      signal: context.signal,
      progress: (fraction) => context.progress(fraction),
    })
    return {
      picture: new BandedPicture(factsOf(picture), bands),
      report: () => ({ tiles: used().tiles, level }),
      model: model.id,
    }
  },
}

function copyOf(picture: HeldPicture, first: number, end: number): Uint8ClampedArray | Uint16Array {
  if (!(picture instanceof SampledPicture))
    return toSamples(picture.rows(first, end), picture.bitDepth)
  const rows = picture.sampleRows(first, end)
  const copy = newSamples(rows.length, picture.bitDepth)
  copy.set(rows)
  return copy
}

/** The strength that was asked for, or what the picture calls for where that is less; in hundredths. */
async function levelOf(
  picture: StagedPicture,
  { strength, adapt }: { strength: number; adapt: boolean },
  deviationAtLevelOne: number,
  signal: AbortSignal,
): Promise<number> {
  if (!adapt || strength === 0) return strength
  const measured = await measureDenoisingLevel(picture, deviationAtLevelOne, createPacer(signal))
  return Math.min(strength, Math.round((measured ?? strength) * 100) / 100)
}

async function denoise(
  model: LoadedModel,
  run: ManyRuns['run'],
  tile: PlanarPicture,
  level: number,
): Promise<Float32Array> {
  const shape = [1, 3, tile.height, tile.width]
  const outputs = await run({
    image: floatTensor(tile.data, shape),
    level: floatTensor(Float32Array.of(level), [1]),
  })
  return floatOutput(model, outputs, 'output', shape)
}

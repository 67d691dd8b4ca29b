import type { LoadedModel, ManyRuns } from '../models/loadedModel'
import { parseMetadata, upscalerMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import { createPacer } from '../pacer'
import { newSamples } from '../pixels/quantize'
import { requireResultSize } from '../pixels/resultSize'
import type { StepImplementation } from '../stepImplementation'
import { BandedPicture } from '../strips/bandedPicture'
import { FloatPicture } from '../strips/heldPictures'
import { factsOf, type PictureFacts } from '../strips/stagedPicture'
import { heldPicture, wholePicture } from '../strips/wholePicture'
import { type PlanarPicture, runTiled } from '../tiles/tiledRun'
import { enlargedAlpha, spreadColours } from '../tiles/upscaleAlpha'

/** Formats whose pictures have been compressed with loss, as a rule. */
const COMPRESSED_FORMATS = new Set(['jpeg', 'webp', 'avif'])

export const implementation: StepImplementation<'repair.upscale'> = {
  ahead: 0.95,
  async stage(input, parameters, context) {
    const pacer = createPacer(context.signal)
    const picture = await heldPicture(input, pacer)
    const { factor } = parameters
    const width = picture.width * factor
    const height = picture.height * factor
    requireResultSize({ width, height })
    const model = await context.loadModel('upscale', parameters.model)
    const role = roleOf(model, picture, factor, parameters.source)
    const metadata = await parseMetadata(model, upscalerMetadata, role)
    const { channels, bitDepth } = picture
    const shown = channels === 4 ? await wholePicture(picture, pacer) : undefined
    const colours = shown ? new FloatPicture({ ...shown, data: spreadColours(shown) }) : picture
    const writeAlpha = shown && enlargedAlpha(shown, factor)
    const { bands, used } = runTiled(colours, {
      open: async (tiles) => {
        const { atOnce, run } = await model.forMany(tiles, { role })
        return { atOnce, run: (piece) => upscale(model, run, piece, factor) }
      },
      factor,
      halo: metadata.halo,
      tile: parameters.tile || metadata.tile,
      multiple: 1,
      newBand: (first, end) => {
        const band = newSamples((end - first) * width * channels, bitDepth)
        writeAlpha?.(first, end, band)
        return band
      },
      stride: channels,
      signal: context.signal,
      progress: (fraction) => context.progress(fraction),
    })
    return {
      picture: new BandedPicture({ ...factsOf(picture), width, height }, bands),
      report: () => ({ width, height, ...used() }),
      model: model.id,
    }
  },
}

/** The weights for a picture; without weights for compressed pictures, `auto` takes the others. */
function roleOf(
  model: LoadedModel,
  picture: PictureFacts,
  factor: 2 | 4,
  source: 'auto' | 'clean' | 'photo',
): string {
  const photo = `x${factor}-photo`
  if (source === 'photo') return photo
  const compressed = source === 'auto' && COMPRESSED_FORMATS.has(picture.source)
  return compressed && model.roles.includes(photo) ? photo : `x${factor}`
}

async function upscale(
  model: LoadedModel,
  run: ManyRuns['run'],
  tile: PlanarPicture,
  factor: number,
): Promise<Float32Array> {
  const { width, height } = tile
  const outputs = await run({ image: floatTensor(tile.data, [1, 3, height, width]) })
  return floatOutput(model, outputs, 'output', [1, 3, height * factor, width * factor])
}

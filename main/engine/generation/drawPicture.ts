import type { ModelLabel } from '../../../preload/contract/model'
import type { LoadedModel } from '../models/loadedModel'
import { generatorMetadata, parseMetadata } from '../models/modelMetadata'
import { floatOutput } from '../models/runOutput'
import { floatTensor } from '../models/tensors'
import { gaussianVector } from '../random/gaussian'
import { randomStream } from '../random/xoshiro'
import { PlanarPicture } from '../strips/planarPicture'

/** A generator that is ready to draw. */
export interface PictureGenerator {
  readonly id: string
  readonly labels: readonly ModelLabel[]
  readonly size: number
  /** The latent that a seed stands for, standard normal, `[Z]`. */
  latentOf(seed: number): Float32Array
  /** The label that a seed draws where none was asked for. */
  labelOf(seed: number): number
  /** How many pictures are to be drawn at once. */
  readonly atOnce: number
  /** One picture; `mixture` weighs the labels and sums to one. */
  draw(latent: Float32Array, mixture: Float32Array, truncation: number): Promise<PlanarPicture>
}

/** Reads what a generator knows (see docs/model-contract.md), to draw `count` pictures with it. */
export async function openGenerator(model: LoadedModel, count: number): Promise<PictureGenerator> {
  const { labels, latentSize, size } = await parseMetadata(model, generatorMetadata)
  const network = await model.forMany(count)
  return {
    id: model.id,
    labels,
    size,
    atOnce: network.atOnce,
    latentOf: (seed) => gaussianVector(randomStream(seed), latentSize),
    // A stream of its own, so that the latent does not depend on whether a label was asked for.
    labelOf: (seed) => randomStream((seed ^ 0x5bd1e995) >>> 0).nextBelow(labels.length),
    async draw(latent, mixture, truncation) {
      // One picture a run: a batch may sum in another order, and the same seed must give the same bytes.
      const outputs = await network.run({
        latent: floatTensor(latent, [1, latentSize]),
        label: floatTensor(mixture, [1, labels.length]),
        truncation: floatTensor(Float32Array.of(truncation), [1]),
      })
      const planes = floatOutput(model, outputs, 'image', [1, 3, size, size])
      return new PlanarPicture(size, size, planes)
    },
  }
}

/** A mixture of labels: `fraction` of `to`, the rest of `from`. */
export function labelMixture(count: number, from: number, to = from, fraction = 0): Float32Array {
  const mixture = new Float32Array(count)
  mixture[from] = 1 - fraction
  mixture[to] = (mixture[to] ?? 0) + fraction
  return mixture
}

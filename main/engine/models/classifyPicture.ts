import type { HeatMap, ScoredLabel } from '../../../preload/contract/results'
import type { Picture } from '../picture'
import type { LoadedModel } from './loadedModel'
import { type ClassifierMetadata, classifierMetadata, parseMetadata } from './modelMetadata'
import { squareInput } from './networkInput'
import { floatOutput } from './runOutput'

/** What the classifier says about a picture. */
export interface Recognition {
  /** Labels that stand for something, likeliest first; the label `unknown` is not among them. */
  readonly labels: readonly ScoredLabel[]
  readonly coarse: readonly ScoredLabel[]
  readonly unknown: boolean
  readonly realism: number
  readonly saliency: HeatMap
  readonly metadata: ClassifierMetadata
}

const UNKNOWN_ID = 'unknown'
/** Sides of the class activation map. */
const MAP_SIDE = 7

/**
 * Runs the classifier over a whole picture, squeezed to its square. Probabilities are
 * softmax(logits / temperature) (Guo et al. 2017), realism is sigmoid(logit / realismTemperature), the
 * saliency is the class activation map (Zhou et al. 2016) of the likeliest label, scaled to 0..1.
 */
export async function classifyPicture(model: LoadedModel, picture: Picture): Promise<Recognition> {
  const metadata = await parseMetadata(model, classifierMetadata)
  const count = metadata.labels.length
  const outputs = await model.run({ image: squareInput(picture, metadata.size) })
  const logits = floatOutput(model, outputs, 'logits', [1, count])
  const [realism = 0] = floatOutput(model, outputs, 'realism', [1])
  const activation = floatOutput(model, outputs, 'activation', [1, count, MAP_SIDE, MAP_SIDE])
  const probabilities = softmax(logits, metadata.temperature)
  const known = [...metadata.labels.keys()]
    .filter((index) => metadata.labels[index]?.id !== UNKNOWN_ID)
    .sort((left, right) => (probabilities[right] ?? 0) - (probabilities[left] ?? 0) || left - right)
  const top = known[0] ?? 0
  const unknownIndex = metadata.labels.findIndex((label) => label.id === UNKNOWN_ID)
  const best = probabilities[top] ?? 0
  return {
    labels: known.map((index) => scored(metadata.labels[index], probabilities[index] ?? 0)),
    coarse: coarseSums(metadata, probabilities),
    unknown: best < metadata.unknownThreshold || (probabilities[unknownIndex] ?? 0) > best,
    realism: 1 / (1 + Math.exp(-realism / metadata.realismTemperature)),
    saliency: {
      width: MAP_SIDE,
      height: MAP_SIDE,
      values: scaleToUnit(activation.subarray(top * MAP_SIDE ** 2, (top + 1) * MAP_SIDE ** 2)),
    },
    metadata,
  }
}

/** Probabilities that sum to one, `softmax(logits / temperature)`. */
export function softmax(logits: Float32Array, temperature: number): Float64Array {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
  const powers = Float64Array.from(logits, (logit) => Math.exp((logit - largest) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Probabilities of the families: sums over the labels that name them, likeliest first. */
export function coarseSums(
  metadata: Pick<ClassifierMetadata, 'labels' | 'coarse'>,
  probabilities: Float64Array,
): ScoredLabel[] {
  const sums = new Map(metadata.coarse.map((family) => [family.id, 0]))
  metadata.labels.forEach((label, index) => {
    const sum = label.coarse === undefined ? undefined : sums.get(label.coarse)
    if (sum !== undefined && label.coarse !== undefined) {
      sums.set(label.coarse, sum + (probabilities[index] ?? 0))
    }
  })
  return metadata.coarse
    .map((family) => scored(family, sums.get(family.id) ?? 0))
    .sort((left, right) => right.probability - left.probability)
}

function scored(
  label: { readonly id: string; readonly en: string; readonly zh: string } | undefined,
  probability: number,
): ScoredLabel {
  return {
    label: label?.id ?? '',
    probability,
    title: { en: label?.en ?? '', 'zh-CN': label?.zh ?? '' },
  }
}

/** Values moved and scaled so that the smallest is 0 and the largest 1; all 0 where they are equal. */
export function scaleToUnit(values: Float32Array): number[] {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Array.from(values, (value) => (most > least ? (value - least) / (most - least) : 0))
}

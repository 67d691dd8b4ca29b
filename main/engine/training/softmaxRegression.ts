import { softmax } from '../models/classifyPicture'
import type { Pacer } from '../pacer'
import type { RandomStream } from '../random/xoshiro'
import { shuffled } from './splitSet'

/** Features `[N, D]` row by row, and the class of each row. */
export interface LabelledFeatures {
  readonly features: Float32Array
  readonly truths: readonly number[]
}

/** Logits are `features * weight^T + bias`: weight `[C, D]`, bias `[C]`. */
export interface LinearClassifier {
  readonly weight: Float32Array
  readonly bias: Float32Array
}

export interface FittedClassifier extends LinearClassifier {
  /** Mean cross-entropy on the validation set after each pass. */
  readonly losses: readonly number[]
}

interface FitOptions {
  readonly classes: number
  readonly size: number
  readonly random: RandomStream
  readonly pacer: Pacer
  readonly progress?: (fraction: number) => void
}

const passes = 60
/** Passes without a better validation loss after which no more are made. */
const patience = 12
const batch = 32
const peakRate = 2e-3
const weightDecay = 2e-2
const smoothing = 0.05
const deviationFloor = 1e-3

/**
 * Multinomial logistic regression by AdamW (Loshchilov and Hutter 2019), with label smoothing
 * (Szegedy et al. 2016), stopped early: what is returned had the smallest loss on `validation`.
 * Features are standardised for the fit, and the standardisation is folded into what is returned.
 */
export async function fitSoftmaxRegression(
  training: LabelledFeatures,
  validation: LabelledFeatures,
  options: FitOptions,
): Promise<FittedClassifier> {
  const { classes, size, random, pacer } = options
  const scale = standardisation(training.features, size)
  const learned = standardised(training.features, size, scale)
  const measured = standardised(validation.features, size, scale)
  const classifier = { weight: new Float32Array(classes * size), bias: new Float32Array(classes) }
  const optimiser = new AdamW(classes * size + classes)
  const weights = classWeights(training.truths, classes)
  const losses: number[] = []
  let best = { loss: Number.POSITIVE_INFINITY, pass: 0, ...copyOf(classifier) }
  for (let pass = 0; pass < passes && pass - best.pass < patience; pass += 1) {
    const order = shuffled([...training.truths.keys()], random)
    for (let start = 0; start < order.length; start += batch) {
      await pacer.pace()
      const rows = order.slice(start, start + batch)
      const gradient = gradientOf(
        classifier,
        learned,
        training.truths,
        rows,
        classes,
        size,
        weights,
      )
      optimiser.step(classifier, gradient, peakRate * (1 - pass / passes))
    }
    const loss = meanLoss(classifier, measured, validation.truths, classes, size)
    losses.push(loss)
    if (loss < best.loss) best = { loss, pass, ...copyOf(classifier) }
    options.progress?.((pass + 1) / passes)
  }
  options.progress?.(1)
  return { ...unstandardised(best, classes, size, scale), losses }
}

/** Logits `[N, C]` of features `[N, D]`. */
export function logitsOf(
  { weight, bias }: LinearClassifier,
  features: Float32Array,
  size: number,
): Float32Array {
  const classes = bias.length
  const rows = features.length / size
  const logits = new Float32Array(rows * classes)
  for (let row = 0; row < rows; row += 1) {
    for (let label = 0; label < classes; label += 1) {
      let sum = bias[label] ?? 0
      for (let at = 0; at < size; at += 1)
        sum += (features[row * size + at] ?? 0) * (weight[label * size + at] ?? 0)
      logits[row * classes + label] = sum
    }
  }
  return logits
}

/**
 * The temperature that divides logits `[N, C]` for the smallest cross-entropy (Guo et al. 2017, section
 * 4.2), by golden-section search of its logarithm between 1/4 and 4.
 */
export function fitTemperature(
  logits: Float32Array,
  truths: readonly number[],
  classes: number,
): number {
  const lossAt = (logarithm: number) =>
    meanCrossEntropy(logits, truths, classes, Math.exp(logarithm))
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [-Math.log(4), Math.log(4)]
  for (let round = 0; round < 30; round += 1) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (lossAt(left) < lossAt(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

interface Standardisation {
  readonly mean: Float64Array
  readonly deviation: Float64Array
}

function standardisation(features: Float32Array, size: number): Standardisation {
  const rows = features.length / size
  const mean = new Float64Array(size)
  const deviation = new Float64Array(size)
  for (let at = 0; at < features.length; at += 1)
    mean[at % size] = (mean[at % size] ?? 0) + (features[at] ?? 0) / rows
  for (let at = 0; at < features.length; at += 1) {
    const gap = (features[at] ?? 0) - (mean[at % size] ?? 0)
    deviation[at % size] = (deviation[at % size] ?? 0) + (gap * gap) / rows
  }
  return { mean, deviation: deviation.map((value) => Math.sqrt(value) + deviationFloor) }
}

function standardised(
  features: Float32Array,
  size: number,
  { mean, deviation }: Standardisation,
): Float32Array {
  return features.map((value, at) => (value - (mean[at % size] ?? 0)) / (deviation[at % size] ?? 1))
}

function unstandardised(
  { weight, bias }: LinearClassifier,
  classes: number,
  size: number,
  { mean, deviation }: Standardisation,
): LinearClassifier {
  const scaled = weight.map((value, at) => value / (deviation[at % size] ?? 1))
  const moved = bias.slice()
  for (let label = 0; label < classes; label += 1) {
    let shift = 0
    for (let at = 0; at < size; at += 1) shift += (scaled[label * size + at] ?? 0) * (mean[at] ?? 0)
    moved[label] = (moved[label] ?? 0) - shift
  }
  return { weight: scaled, bias: moved }
}

/** What an example of each class counts: rare ones more, as the square root of how much rarer they are. */
function classWeights(truths: readonly number[], classes: number): Float64Array {
  const counts = new Float64Array(classes)
  for (const truth of truths) counts[truth] = (counts[truth] ?? 0) + 1
  const mean = truths.length / classes
  return counts.map((count) => Math.sqrt(mean / Math.max(1, count)))
}

/** Gradient of the smoothed cross-entropy over some rows, `[C * D + C]`, weights first. */
function gradientOf(
  classifier: LinearClassifier,
  features: Float32Array,
  truths: readonly number[],
  rows: readonly number[],
  classes: number,
  size: number,
  weights: Float64Array,
): Float32Array {
  const gradient = new Float32Array(classes * size + classes)
  for (const row of rows) {
    const input = features.subarray(row * size, (row + 1) * size)
    const truth = truths[row] ?? 0
    const probabilities = probabilitiesOf(logitsOf(classifier, input, size), 0, classes, 1)
    for (let label = 0; label < classes; label += 1) {
      const target = smoothing / classes + (label === truth ? 1 - smoothing : 0)
      const error = (((probabilities[label] ?? 0) - target) * (weights[truth] ?? 1)) / rows.length
      for (let at = 0; at < size; at += 1) {
        const place = label * size + at
        gradient[place] = (gradient[place] ?? 0) + error * (input[at] ?? 0)
      }
      gradient[classes * size + label] = (gradient[classes * size + label] ?? 0) + error
    }
  }
  return gradient
}

function probabilitiesOf(
  logits: Float32Array,
  row: number,
  classes: number,
  temperature: number,
): Float64Array {
  return softmax(logits.subarray(row * classes, (row + 1) * classes), temperature)
}

function meanCrossEntropy(
  logits: Float32Array,
  truths: readonly number[],
  classes: number,
  temperature: number,
): number {
  const losses = truths.map(
    (truth, row) =>
      -Math.log(Math.max(1e-12, probabilitiesOf(logits, row, classes, temperature)[truth] ?? 0)),
  )
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length)
}

function meanLoss(
  classifier: LinearClassifier,
  features: Float32Array,
  truths: readonly number[],
  classes: number,
  size: number,
): number {
  return meanCrossEntropy(logitsOf(classifier, features, size), truths, classes, 1)
}

function copyOf({ weight, bias }: LinearClassifier): LinearClassifier {
  return { weight: weight.slice(), bias: bias.slice() }
}

/** Adam with decoupled weight decay over a classifier's weights; biases do not decay. */
class AdamW {
  private readonly first: Float32Array
  private readonly second: Float32Array
  private steps = 0

  constructor(length: number) {
    this.first = new Float32Array(length)
    this.second = new Float32Array(length)
  }

  step({ weight, bias }: LinearClassifier, gradient: Float32Array, rate: number): void {
    this.steps += 1
    const [keepFirst, keepSecond] = [0.9, 0.999]
    const correction = Math.sqrt(1 - keepSecond ** this.steps) / (1 - keepFirst ** this.steps)
    for (let at = 0; at < gradient.length; at += 1) {
      const slope = gradient[at] ?? 0
      const first = keepFirst * (this.first[at] ?? 0) + (1 - keepFirst) * slope
      const second = keepSecond * (this.second[at] ?? 0) + (1 - keepSecond) * slope * slope
      this.first[at] = first
      this.second[at] = second
      const change = (rate * correction * first) / (Math.sqrt(second) + 1e-8)
      if (at < weight.length) weight[at] = (weight[at] ?? 0) * (1 - rate * weightDecay) - change
      else bias[at - weight.length] = (bias[at - weight.length] ?? 0) - change
    }
  }
}

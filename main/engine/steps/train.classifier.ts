import { StudioError } from '../../../preload/contract/errors'
import { classificationReport } from '../metrics/classificationReport'
import { trueNames } from '../metrics/trueNames'
import { softmax } from '../models/classifyPicture'
import type { LoadedModel } from '../models/loadedModel'
import { createPacer } from '../pacer'
import { randomStream } from '../random/xoshiro'
import type { StepImplementation } from '../stepImplementation'
import { lookAtPictures } from '../training/lookAtPictures'
import { nearDuplicates } from '../training/nearDuplicates'
import { fitSoftmaxRegression, fitTemperature, logitsOf } from '../training/softmaxRegression'
import { leastOfLabel, splitSet } from '../training/splitSet'
import { NotTeachableError, withClassifier } from '../training/taughtClassifier'

/** Share of the progress that looking at the pictures is. */
const lookingShare = 0.85
/** This share of right answers may come out as "not sure". */
const doubtedShare = 0.05
const mostToldConfusions = 50

export const implementation: StepImplementation<'train.classifier'> = {
  async *run(_input, parameters, context) {
    const { inputs } = context
    const names = trueNames('train.classifier', parameters.truth, inputs)
    const model = await context.loadModel('classify', parameters.model)
    const seed = parameters.seed ?? 0
    const seen = await lookAtPictures(model, names, parameters.views, seed, {
      ...context,
      progress: (fraction) => context.progress(lookingShare * fraction),
    })
    const rows = [...seen.readable]
    const copies = parameters.clean
      ? await nearDuplicates(seen.plain, seen.size, rows, createPacer(context.signal))
      : new Set<number>()
    const usable = rows.filter((row) => !copies.has(row))
    const { labels, leftOut } = chooseLabels(names, usable)
    if (labels.length < 2) {
      throw new StudioError('training-set-small', { labels: labels.length, least: leastOfLabel })
    }
    const usableSet = new Set(usable)
    const truths = names.map((name, row) => (usableSet.has(row) ? labels.indexOf(name) : -1))
    const { training, validation } = splitSet(truths, parameters.validation, randomStream(seed))
    const truthOf = (row: number) => truths[row] ?? 0
    const measured = {
      features: rowsOf(seen.plain, seen.size, validation),
      truths: validation.map(truthOf),
    }
    const fitted = await fitSoftmaxRegression(
      {
        features: joined([
          rowsOf(seen.plain, seen.size, training),
          rowsOf(seen.views, seen.size * parameters.views, training),
        ]),
        truths: [
          ...training.map(truthOf),
          ...training.flatMap((row) => Array<number>(parameters.views).fill(truthOf(row))),
        ],
      },
      measured,
      {
        classes: labels.length,
        size: seen.size,
        random: randomStream(seed),
        pacer: createPacer(context.signal),
        progress: (fraction) => context.progress(lookingShare + (1 - lookingShare) * fraction),
      },
    )
    const logits = logitsOf(fitted, measured.features, seen.size)
    const temperature = fitTemperature(logits, measured.truths, labels.length)
    const examples = measured.truths.map((truth, row) => ({
      truth,
      probabilities: softmax(
        logits.subarray(row * labels.length, (row + 1) * labels.length),
        temperature,
      ),
    }))
    const report = classificationReport(examples)
    const bytes = await taught(model, fitted, {
      ...(await model.metadata()),
      name: parameters.name,
      temperature,
      unknownThreshold: doubtBelow(examples, labels.length),
      labels: labels.map((label) => ({ id: label, set: 'own', en: label, zh: label })),
      coarse: [],
      trainedOn: [{ set: 'own pictures', licence: 'own', pictures: training.length }],
      trainingDataSha256: undefined,
    })
    const count = (rowsOfPart: readonly number[], label: number) =>
      rowsOfPart.filter((row) => truths[row] === label).length
    yield {
      data: {
        model: '',
        name: parameters.name,
        training: training.length,
        validation: validation.length,
        unreadable: inputs.length - seen.readable.size - seen.unlabelled,
        duplicates: copies.size,
        leftOut,
        accuracy: report.accuracy,
        recall: report.recall,
        baseline:
          Math.max(...labels.map((_, label) => count(validation, label))) / validation.length,
        labels: labels.map((label, index) => {
          const figures = report.classes.find((one) => one.index === index)
          return {
            label,
            training: count(training, index),
            validation: count(validation, index),
            recall: figures?.recall ?? 0,
            precision: figures?.precision ?? 0,
          }
        }),
        confusions: report.confusions.slice(0, mostToldConfusions).map((one) => ({
          truth: labels[one.truth] ?? '',
          predicted: labels[one.predicted] ?? '',
          count: one.count,
        })),
        losses: [...fitted.losses],
      },
      model: model.id,
      seed,
      trained: {
        bytes,
        entry: {
          title: { en: parameters.name, 'zh-CN': parameters.name },
          summary: {
            en: `Your own labels: ${labels.join(', ')}`.slice(0, 300),
            'zh-CN': `自己的标签：${labels.join('、')}`.slice(0, 300),
          },
        },
      },
    }
  },
}

/** Labels with enough pictures, by name, and the others. */
function chooseLabels(
  names: readonly string[],
  rows: readonly number[],
): { labels: string[]; leftOut: string[] } {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, 0)
  for (const row of rows) {
    const name = names[row] ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const all = [...counts.keys()].sort()
  const enough = (name: string) => (counts.get(name) ?? 0) >= leastOfLabel
  return { labels: all.filter(enough), leftOut: all.filter((name) => !enough(name)) }
}

/** Probability under which an answer counts as "not sure": few right answers are below it. */
function doubtBelow(
  examples: readonly { readonly truth: number; readonly probabilities: Float64Array }[],
  labels: number,
): number {
  const right = examples
    .filter(({ truth, probabilities }) =>
      probabilities.every((value) => value <= (probabilities[truth] ?? 0)),
    )
    .map(({ truth, probabilities }) => probabilities[truth] ?? 0)
    .sort((left, next) => left - next)
  const low = right[Math.floor(right.length * doubtedShare)] ?? 0
  return Math.min(0.6, Math.max(1.2 / labels, low))
}

async function taught(
  model: LoadedModel,
  fitted: Parameters<typeof withClassifier>[1],
  metadata: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  try {
    return withClassifier(await model.readBytes(), fitted, metadata)
  } catch (error) {
    if (!(error instanceof NotTeachableError)) throw error
    throw new StudioError(
      'model-broken',
      { model: model.id, file: 'model', reason: `it cannot be taught: ${error.message}` },
      { cause: error },
    )
  }
}

/** Some rows of `[N, size]`, one after another. */
function rowsOf(values: Float32Array, size: number, rows: readonly number[]): Float32Array {
  const chosen = new Float32Array(rows.length * size)
  for (const [place, row] of rows.entries())
    chosen.set(values.subarray(row * size, (row + 1) * size), place * size)
  return chosen
}

function joined([first, second]: readonly [Float32Array, Float32Array]): Float32Array {
  const both = new Float32Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

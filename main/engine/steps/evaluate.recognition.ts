import { StudioError, toStudioError } from '../../../preload/contract/errors'
import { findLabel } from '../../../preload/contract/prompts/matchPrompt'
import { type ClassifiedExample, classificationReport } from '../metrics/classificationReport'
import { trueNames } from '../metrics/trueNames'
import { classifyPicture } from '../models/classifyPicture'
import { classifierMetadata, parseMetadata } from '../models/modelMetadata'
import type { StepImplementation } from '../stepImplementation'

/** Mistakes and confusions that are told one by one. */
const mostTold = 200

export const implementation: StepImplementation<'evaluate.recognition'> = {
  async *run(_input, parameters, context) {
    const { inputs } = context
    const names = trueNames('evaluate.recognition', parameters.truth, inputs)
    const model = await context.loadModel('classify', parameters.model)
    const { labels } = await parseMetadata(model, classifierMetadata)
    const found = new Map([...new Set(names)].map((name) => [name, findLabel(name, labels)]))
    const truths = names.map((name) => found.get(name) ?? -1)
    const unknown = new Set(names.filter((_, index) => (truths[index] ?? -1) < 0))
    if (truths.every((truth) => truth < 0)) {
      throw new StudioError('unknown-label', { labels: [...unknown].slice(0, 10), known: [] })
    }
    const examples: (ClassifiedExample & { readonly index: number })[] = []
    let unreadable = 0
    for (const [index, path] of inputs.entries()) {
      context.signal.throwIfAborted()
      const truth = truths[index] ?? -1
      if (truth >= 0) {
        const picture = await context.readPicture(path).catch((error: unknown) => {
          // One damaged file says nothing of the model: it is left out and counted.
          if (toStudioError(error).code === 'cancelled') throw error
          return undefined
        })
        if (picture) {
          const { labels: scored } = await classifyPicture(model, picture)
          const probabilities = new Float64Array(labels.length)
          for (const { label, probability } of scored)
            probabilities[labels.findIndex(({ id }) => id === label)] = probability
          examples.push({ index, truth, probabilities })
        } else unreadable += 1
      }
      context.progress((index + 1) / inputs.length)
    }
    const report = classificationReport(examples)
    const id = (index: number) => labels[index]?.id ?? ''
    yield {
      data: {
        pictures: examples.length,
        unreadable,
        unknownLabels: [...unknown],
        accuracy: report.accuracy,
        topFive: report.topFive,
        recall: report.recall,
        precision: report.precision,
        f1: report.f1,
        calibrationError: report.calibrationError,
        labels: report.classes.map(({ index, ...figures }) => ({
          label: id(index),
          title: { en: labels[index]?.en ?? '', 'zh-CN': labels[index]?.zh ?? '' },
          ...figures,
        })),
        confusions: report.confusions.slice(0, mostTold).map(({ truth, predicted, count }) => ({
          truth: id(truth),
          predicted: id(predicted),
          count,
        })),
        mistakes: examples
          .map(({ index, truth, probabilities }) => {
            const predicted = probabilities.indexOf(Math.max(...probabilities))
            return { index, truth, predicted, probability: probabilities[predicted] ?? 0 }
          })
          .filter(({ truth, predicted }) => truth !== predicted)
          .slice(0, mostTold)
          .map((mistake) => ({
            ...mistake,
            truth: id(mistake.truth),
            predicted: id(mistake.predicted),
          })),
      },
      model: model.id,
    }
  },
}

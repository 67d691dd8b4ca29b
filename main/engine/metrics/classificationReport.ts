/** One picture's answer: probabilities of every class, `[classes]`, and the class that it is. */
export interface ClassifiedExample {
  readonly probabilities: Float64Array
  readonly truth: number
}

interface ClassFigures {
  readonly index: number
  /** Examples that are of this class. */
  readonly support: number
  readonly recall: number
  readonly precision: number
  readonly f1: number
}

export interface ClassificationReport {
  readonly accuracy: number
  readonly topFive: number
  /** Macro averages over the classes that occur (Sokolova and Lapalme 2009, table 3). */
  readonly recall: number
  readonly precision: number
  readonly f1: number
  readonly calibrationError: number
  readonly classes: readonly ClassFigures[]
  /** Class taken for class, wrong answers alone, the most frequent first. */
  readonly confusions: readonly {
    readonly truth: number
    readonly predicted: number
    readonly count: number
  }[]
}

const bins = 15

/**
 * Accuracy, macro recall, precision and F1 (Sokolova and Lapalme 2009, "A systematic analysis of
 * performance measures for classification tasks"), and the expected calibration error over 15 bins of
 * equal width (Guo et al. 2017, equation 5). The answer is the likeliest class; a class that is never
 * answered has the precision 0.
 */
export function classificationReport(examples: readonly ClassifiedExample[]): ClassificationReport {
  const answers = examples.map(({ probabilities, truth }) => {
    const predicted = likeliest(probabilities)
    return { truth, predicted, confidence: probabilities[predicted] ?? 0, probabilities }
  })
  const right = answers.filter(({ truth, predicted }) => truth === predicted).length
  const near = answers.filter(({ truth, probabilities }) => {
    const own = probabilities[truth] ?? 0
    return probabilities.reduce((above, value) => above + (value > own ? 1 : 0), 0) < 5
  }).length
  const classes = [...new Set(answers.map(({ truth }) => truth))]
    .sort((left, right) => left - right)
    .map((index): ClassFigures => {
      const support = answers.filter(({ truth }) => truth === index).length
      const answered = answers.filter(({ predicted }) => predicted === index).length
      const hits = answers.filter(
        ({ truth, predicted }) => truth === index && predicted === index,
      ).length
      const recall = ratio(hits, support)
      const precision = ratio(hits, answered)
      return { index, support, recall, precision, f1: ratio(2 * hits, support + answered) }
    })
  return {
    accuracy: ratio(right, answers.length),
    topFive: ratio(near, answers.length),
    recall: mean(classes.map(({ recall }) => recall)),
    precision: mean(classes.map(({ precision }) => precision)),
    f1: mean(classes.map(({ f1 }) => f1)),
    calibrationError: calibrationError(answers),
    classes,
    confusions: confusionsOf(answers),
  }
}

function calibrationError(
  answers: readonly { truth: number; predicted: number; confidence: number }[],
): number {
  let error = 0
  for (let bin = 0; bin < bins; bin += 1) {
    const inside = answers.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin,
    )
    if (inside.length === 0) continue
    const accuracy = inside.filter(({ truth, predicted }) => truth === predicted).length
    const confidence = inside.reduce((sum, answer) => sum + answer.confidence, 0)
    error += Math.abs(accuracy - confidence)
  }
  return ratio(error, answers.length)
}

function confusionsOf(
  answers: readonly { truth: number; predicted: number }[],
): ClassificationReport['confusions'] {
  const counts = new Map<string, { truth: number; predicted: number; count: number }>()
  for (const { truth, predicted } of answers) {
    if (truth === predicted) continue
    const key = `${truth} ${predicted}`
    const known = counts.get(key)
    counts.set(key, { truth, predicted, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort(
    (left, right) =>
      right.count - left.count || left.truth - right.truth || left.predicted - right.predicted,
  )
}

function likeliest(probabilities: Float64Array): number {
  let best = 0
  probabilities.forEach((value, index) => {
    if (value > (probabilities[best] ?? 0)) best = index
  })
  return best
}

function mean(values: readonly number[]): number {
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  )
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

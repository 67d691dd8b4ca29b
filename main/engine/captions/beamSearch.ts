import type { FoundText, NextWords, TextRules, WordStep } from './wordSteps'

interface Beam<State> {
  readonly tokens: readonly number[]
  readonly attentions: readonly (Float32Array | undefined)[]
  readonly logProbability: number
  readonly step: WordStep<State>
}

/**
 * Beam search over whole words. Finished texts are compared by their mean log-probability a word (the
 * end counted), so that long ones are not punished for being long (Wu et al. 2016, section 7, with an
 * exponent of one). Of equal continuations the earlier beam and the smaller word number win, so equal
 * numbers give equal texts. Returns at most `count` different texts, best first.
 * `between` is called before each word; it may throw to end the search.
 */
export async function beamSearch<State>(
  next: NextWords<State>,
  start: State,
  rules: TextRules,
  options: {
    readonly width: number
    readonly count: number
    readonly between?: () => Promise<void>
  },
): Promise<FoundText[]> {
  const width = Math.max(options.width, options.count)
  const finished: FoundText[] = []
  const [first] = await next([{ token: rules.begin, state: start }])
  if (!first) return []
  let beams: Beam<State>[] = [{ tokens: [], attentions: [], logProbability: 0, step: first }]

  for (let length = 1; length <= rules.maximumLength + 1 && beams.length > 0; length++) {
    await options.between?.()
    const last = length > rules.maximumLength
    const choices = bestChoices(beams, rules, width, last)
    const open: { parent: Beam<State>; token: number; logProbability: number }[] = []
    for (const { beam: number, token, logProbability } of choices) {
      const parent = beams[number]
      if (!parent) continue
      if (token === rules.end) {
        finished.push({
          tokens: parent.tokens,
          attentions: parent.attentions,
          score: logProbability / (parent.tokens.length + 1),
        })
      } else {
        open.push({ parent, token, logProbability })
      }
    }
    finished.sort((left, right) => right.score - left.score)
    finished.length = Math.min(finished.length, options.count)
    if (open.length === 0 || cannotImprove(finished, open, rules, options.count)) break
    const steps = await next(open.map(({ parent, token }) => ({ token, state: parent.step.state })))
    beams = open.flatMap(({ parent, token, logProbability }, index) => {
      const step = steps[index]
      if (!step) return []
      return [
        {
          tokens: [...parent.tokens, token],
          attentions: [...parent.attentions, parent.step.attention],
          logProbability,
          step,
        },
      ]
    })
  }
  return finished
}

interface Choice {
  readonly beam: number
  readonly token: number
  readonly logProbability: number
}

/** The `width` most likely continuations of all beams, best first, ends included. */
function bestChoices<State>(
  beams: readonly Beam<State>[],
  rules: TextRules,
  width: number,
  endOnly: boolean,
): Choice[] {
  const never = new Set(rules.never)
  const best: Choice[] = []
  beams.forEach((beam, number) => {
    beam.step.logProbabilities.forEach((value, token) => {
      const logProbability = beam.logProbability + value
      const last = best[width - 1]
      // Ties keep the earlier one, so the order of the loops is the order of preference.
      if (!(logProbability > (last?.logProbability ?? Number.NEGATIVE_INFINITY))) return
      if (never.has(token) || (endOnly && token !== rules.end)) return
      // A text without a word is no caption.
      if (token === rules.end && beam.tokens.length === 0) return
      let place = best.length
      while (place > 0 && (best[place - 1]?.logProbability ?? 0) < logProbability) place -= 1
      best.splice(place, 0, { beam: number, token, logProbability })
      best.length = Math.min(best.length, width)
    })
  })
  return best
}

/**
 * Whether no open text can beat the worst of enough finished ones: the best it can do is to go on with
 * certainty to the greatest length.
 */
function cannotImprove(
  finished: readonly FoundText[],
  open: readonly { readonly logProbability: number }[],
  rules: TextRules,
  count: number,
): boolean {
  const worst = finished[count - 1]
  if (!worst) return false
  const best = Math.max(...open.map((choice) => choice.logProbability))
  return best / (rules.maximumLength + 1) <= worst.score
}

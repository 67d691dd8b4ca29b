import type { RandomStream } from '../random/xoshiro'
import { type FoundText, logSoftmax, type NextWords, type TextRules } from './wordSteps'

/**
 * Draws one text word by word: each with the probability that the decoder gives it at `temperature`,
 * out of the likeliest words that together hold `mass` (nucleus sampling, Holtzman et al. 2020). Its
 * score is the decoder's own mean log-probability, so that drawn and searched texts compare.
 */
export async function sampleText<State>(
  next: NextWords<State>,
  start: State,
  rules: TextRules,
  options: {
    readonly temperature: number
    readonly mass: number
    readonly random: RandomStream
    readonly between?: () => Promise<void>
  },
): Promise<FoundText> {
  const tokens: number[] = []
  const attentions: (Float32Array | undefined)[] = []
  let logProbability = 0
  let token = rules.begin
  let state = start
  for (;;) {
    await options.between?.()
    const [step] = await next([{ token, state }])
    if (!step) break
    const blocked = tokens.length === 0 ? [...rules.never, rules.end] : rules.never
    token =
      tokens.length >= rules.maximumLength
        ? rules.end
        : drawWord(
            step.logProbabilities,
            blocked,
            options.temperature,
            options.mass,
            options.random,
          )
    logProbability += step.logProbabilities[token] ?? 0
    if (token === rules.end) break
    tokens.push(token)
    attentions.push(step.attention)
    state = step.state
  }
  return { tokens, attentions, score: logProbability / (tokens.length + 1) }
}

/** Draws a word's number; words in `blocked` have no chance. */
export function drawWord(
  logProbabilities: Float32Array,
  blocked: readonly number[],
  temperature: number,
  mass: number,
  random: RandomStream,
): number {
  const open = logProbabilities.slice()
  for (const token of blocked) open[token] = Number.NEGATIVE_INFINITY
  const probabilities = logSoftmax(open, temperature).map(Math.exp)
  const order = [...probabilities.keys()].sort(
    (left, right) => (probabilities[right] ?? 0) - (probabilities[left] ?? 0) || left - right,
  )
  let kept = 0
  let held = 0
  while (kept < order.length && held < mass) {
    held += probabilities[order[kept] ?? 0] ?? 0
    kept += 1
  }
  let point = random.nextFloat() * held
  for (const token of order.slice(0, kept)) {
    point -= probabilities[token] ?? 0
    if (point < 0) return token
  }
  return order[0] ?? 0
}

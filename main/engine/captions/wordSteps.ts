/** What a decoder says after one more word. */
export interface WordStep<State> {
  /** Logarithm of each word's probability, `[V]`. */
  readonly logProbabilities: Float32Array
  /** Where the decoder looked for this word, `[positions]`, or undefined where it does not say. */
  readonly attention: Float32Array | undefined
  /** What it has to remember for the next word. */
  readonly state: State
}

/** One unfinished text: its last word and what the decoder remembers of the words before. */
interface OpenText<State> {
  readonly token: number
  readonly state: State
}

/** Asks a decoder for the next word of several texts of equal length at once. */
export type NextWords<State> = (texts: readonly OpenText<State>[]) => Promise<WordStep<State>[]>

/** Words that frame a text, and how long it may get. */
export interface TextRules {
  readonly begin: number
  readonly end: number
  /** Words that are never chosen. */
  readonly never: readonly number[]
  /** Longest text, in words without the frame. */
  readonly maximumLength: number
}

/** A finished text. */
export interface FoundText {
  /** Words without the frame. */
  readonly tokens: readonly number[]
  /** Where the decoder looked for each word. */
  readonly attentions: readonly (Float32Array | undefined)[]
  /** Mean log-probability a word, the end counted as one. */
  readonly score: number
}

/** `log(softmax(logits / temperature))`, computed in double precision against the largest logit. */
export function logSoftmax(logits: Float32Array, temperature = 1): Float32Array {
  let largest = Number.NEGATIVE_INFINITY
  for (const logit of logits) largest = Math.max(largest, logit)
  let sum = 0
  for (const logit of logits) sum += Math.exp((logit - largest) / temperature)
  const logSum = Math.log(sum)
  return logits.map((logit) => (logit - largest) / temperature - logSum)
}

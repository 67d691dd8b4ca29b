import type { Caption } from '../../../preload/contract/results'
import type { LoadedModel } from '../models/loadedModel'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { randomStream, seedAt } from '../random/xoshiro'
import { beamSearch } from './beamSearch'
import { type CaptionNetwork, GRID_SIDE, openCaptionNetwork } from './captionNetwork'
import { sampleText } from './sampling'
import type { FoundText } from './wordSteps'

/** How captions are found. */
export interface CaptionOptions {
  readonly method: 'beam' | 'sample'
  readonly beams: number
  /** How many different captions at most. */
  readonly count: number
  readonly temperature: number
  readonly seed: number
  readonly attention: boolean
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

/** Share of the probability from which words are drawn. */
const NUCLEUS = 0.95
/** How often a text is drawn again for one that is new. */
const DRAWS_PER_CAPTION = 3

/** Captions of a picture, the likeliest first. Throws `model-missing`, `model-broken`, the signal's reason. */
export async function captionPicture(
  model: LoadedModel,
  picture: Picture,
  options: CaptionOptions,
): Promise<Caption[]> {
  const network = await openCaptionNetwork(model, picture)
  const texts =
    options.method === 'beam' ? await search(network, options) : await draw(network, options)
  options.progress(1)
  return texts.map((text) => toCaption(network, text, options.attention))
}

function search(network: CaptionNetwork, options: CaptionOptions): Promise<FoundText[]> {
  const pacer = createPacer(options.signal)
  let words = 0
  return beamSearch(network.next, network.start, network.rules, {
    width: options.beams,
    count: options.count,
    between: () => {
      words += 1
      options.progress(Math.min(1, words / (network.rules.maximumLength + 1)))
      return pacer.pace()
    },
  })
}

async function draw(network: CaptionNetwork, options: CaptionOptions): Promise<FoundText[]> {
  const pacer = createPacer(options.signal)
  const found = new Map<string, FoundText>()
  const draws = options.count * DRAWS_PER_CAPTION
  for (let index = 0; index < draws && found.size < options.count; index++) {
    const text = await sampleText(network.next, network.start, network.rules, {
      temperature: options.temperature,
      mass: NUCLEUS,
      random: randomStream(seedAt(options.seed, index)),
      between: () => pacer.pace(),
    })
    found.set(text.tokens.join(' '), text)
    options.progress(found.size / options.count)
  }
  return [...found.values()].sort((left, right) => right.score - left.score)
}

function toCaption(network: CaptionNetwork, text: FoundText, withAttention: boolean): Caption {
  const words = text.tokens.map((token) => network.wordOf(token))
  return {
    text: words.join(' '),
    score: text.score,
    words: words.map((word, index) => {
      const attention = text.attentions[index]
      if (!withAttention || !attention) return { word }
      return { word, attention: { width: GRID_SIDE, height: GRID_SIDE, values: toHeat(attention) } }
    }),
  }
}

/** Attention as heat: the place that was looked at most is 1. */
function toHeat(attention: Float32Array): number[] {
  const largest = attention.reduce((most, value) => Math.max(most, value), 0)
  return Array.from(attention, (value) => (largest > 0 ? Math.max(0, value) / largest : 0))
}

import { StudioError } from '../../../preload/contract/errors'
import type { LoadedModel } from '../models/loadedModel'
import {
  type CaptionDecoderMetadata,
  captionDecoderMetadata,
  captionVocabulary,
  parseMetadata,
} from '../models/modelMetadata'
import { squareInput } from '../models/networkInput'
import { floatOutput } from '../models/runOutput'
import { floatTensor, integerTensor } from '../models/tensors'
import type { Picture } from '../picture'
import { logSoftmax, type NextWords, type TextRules } from './wordSteps'

/** Side of the picture that the encoder sees, and of its grid of positions. */
const PICTURE_SIDE = 224
export const GRID_SIDE = 7
const POSITIONS = GRID_SIDE * GRID_SIDE
const FRAME = { pad: 0, begin: 1, end: 2, unknown: 3 }

/** Keys and values of all words so far: `[2 * layers, heads, words, headDim]`. */
interface WordCache {
  readonly values: Float32Array
  readonly words: number
}

/** A captioner that has seen a picture. */
export interface CaptionNetwork {
  readonly rules: TextRules
  readonly next: NextWords<WordCache>
  readonly start: WordCache
  wordOf(token: number): string
}

/** Lets the encoder see a picture and readies the decoder for it; see docs/model-contract.md. */
export async function openCaptionNetwork(
  model: LoadedModel,
  picture: Picture,
): Promise<CaptionNetwork> {
  const metadata = await parseMetadata(model, captionDecoderMetadata, 'decoder')
  const words = await readVocabulary(model)
  const encoded = await model.run({ image: squareInput(picture, PICTURE_SIDE) }, 'encoder')
  const memory = floatOutput(model, encoded, 'memory', [1, POSITIONS, metadata.memorySize])
  return {
    rules: {
      begin: FRAME.begin,
      end: FRAME.end,
      never: [FRAME.pad, FRAME.begin, FRAME.unknown],
      maximumLength: metadata.maximumLength,
    },
    start: { values: new Float32Array(0), words: 0 },
    next: (texts) => decode(model, metadata, memory, words.length, texts),
    wordOf: (token) => words[token] ?? '',
  }
}

async function readVocabulary(model: LoadedModel): Promise<string[]> {
  const broken = (cause: unknown) =>
    new StudioError(
      'model-broken',
      { model: model.id, file: 'vocabulary', reason: 'it holds no list of words' },
      { cause },
    )
  try {
    return captionVocabulary.parse(JSON.parse(await model.readText('vocabulary'))).words
  } catch (error) {
    throw error instanceof StudioError ? error : broken(error)
  }
}

/** One more word for every text. The texts have as many words as each other, so they are one batch. */
async function decode(
  model: LoadedModel,
  metadata: CaptionDecoderMetadata,
  memory: Float32Array,
  vocabularySize: number,
  texts: Parameters<NextWords<WordCache>>[0],
): ReturnType<NextWords<WordCache>> {
  const count = texts.length
  const length = texts[0]?.state.words ?? 0
  const shape = (words: number) => [
    count,
    2 * metadata.layers,
    metadata.heads,
    words,
    metadata.headDim,
  ]
  const outputs = await model.run(
    {
      token: integerTensor(
        texts.map((text) => text.token),
        [count],
      ),
      memory: floatTensor(repeat(memory, count), [count, POSITIONS, metadata.memorySize]),
      past: floatTensor(join(texts.map((text) => text.state.values)), shape(length)),
    },
    'decoder',
  )
  const logits = floatOutput(model, outputs, 'logits', [count, vocabularySize])
  const attention = floatOutput(model, outputs, 'attention', [count, POSITIONS])
  const present = floatOutput(model, outputs, 'present', shape(length + 1))
  const cacheSize = present.length / count
  return texts.map((_, index) => ({
    logProbabilities: logSoftmax(part(logits, index, vocabularySize)),
    attention: part(attention, index, POSITIONS).slice(),
    state: { values: part(present, index, cacheSize).slice(), words: length + 1 },
  }))
}

function part(values: Float32Array, index: number, size: number): Float32Array {
  return values.subarray(index * size, (index + 1) * size)
}

function repeat(values: Float32Array, count: number): Float32Array {
  const repeated = new Float32Array(values.length * count)
  for (let index = 0; index < count; index++) repeated.set(values, index * values.length)
  return repeated
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, values) => sum + values.length, 0))
  let position = 0
  for (const values of parts) {
    joined.set(values, position)
    position += values.length
  }
  return joined
}

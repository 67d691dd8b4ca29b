import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beamSearch } from '../../../../main/engine/captions/beamSearch'
import { drawWord, sampleText } from '../../../../main/engine/captions/sampling'
import {
  logSoftmax,
  type NextWords,
  type TextRules,
} from '../../../../main/engine/captions/wordSteps'
import { randomStream } from '../../../../main/engine/random/xoshiro'

const WORDS = 5
const rules: TextRules = { begin: 1, end: 2, never: [0, 1], maximumLength: 3 }

/** A decoder whose every word depends on all words before it, with numbers drawn from a seed. */
function toyDecoder(seed: number): NextWords<readonly number[]> {
  return async (texts) =>
    texts.map(({ token, state }) => {
      const words = [...state, token]
      const stream = randomStream(
        words.reduce((sum, word) => (sum * 31 + word + 7) % 0xffff_ffff, seed),
      )
      const logits = Float32Array.from({ length: WORDS }, () => 6 * stream.nextFloat())
      return {
        logProbabilities: logSoftmax(logits),
        attention: Float32Array.of(words.length),
        state: words,
      }
    })
}

/** Every text there is, with its score. */
async function everyText(next: NextWords<readonly number[]>) {
  const found: { tokens: number[]; score: number }[] = []
  const extend = async (tokens: number[], sum: number, token: number, state: readonly number[]) => {
    const [step] = await next([{ token, state }])
    if (!step) return
    const at = (word: number) => step.logProbabilities[word] ?? 0
    if (tokens.length > 0)
      found.push({ tokens, score: (sum + at(rules.end)) / (tokens.length + 1) })
    if (tokens.length === rules.maximumLength) return
    for (const word of [3, 4]) await extend([...tokens, word], sum + at(word), word, step.state)
  }
  await extend([], 0, rules.begin, [])
  return found.sort((left, right) => right.score - left.score)
}

describe('the search for captions', () => {
  it('finds the best of all texts when it is wide enough, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(0xffff), async (seed) => {
        const next = toyDecoder(seed)
        const expected = (await everyText(next)).slice(0, 4)
        const found = await beamSearch(next, [], rules, { width: 64, count: 4 })
        expect(found.map((text) => text.tokens)).toEqual(expected.map((text) => text.tokens))
        found.forEach((text, index) => {
          expect(text.score).toBeCloseTo(expected[index]?.score ?? Number.NaN, 5)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('gives for every word where the decoder looked when it chose it', async () => {
    const [best] = await beamSearch(toyDecoder(3), [], rules, { width: 3, count: 1 })
    expect(best?.attentions).toHaveLength(best?.tokens.length ?? -1)
    best?.attentions.forEach((attention, index) => {
      expect(attention).toEqual(Float32Array.of(index + 1))
    })
  })

  it('never says the words that frame a text, never nothing, and gives different texts', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const found = await beamSearch(toyDecoder(seed), [], rules, { width: 2, count: 5 })
      expect(new Set(found.map((text) => text.tokens.join())).size).toBe(found.length)
      for (const { tokens } of found) {
        expect(tokens.length).toBeGreaterThan(0)
        expect(tokens.length).toBeLessThanOrEqual(rules.maximumLength)
        expect(tokens.every((token) => token > 2)).toBe(true)
      }
    }
  })

  it('ends at once when it is cancelled', async () => {
    const between = async () => {
      throw new DOMException('stop', 'AbortError')
    }
    const search = beamSearch(toyDecoder(1), [], rules, { width: 2, count: 1, between })
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('drawn captions', () => {
  it('repeat with their seed and vary without', async () => {
    const draw = (seed: number) =>
      sampleText(toyDecoder(5), [], rules, { temperature: 1, mass: 1, random: randomStream(seed) })
    expect(await draw(9)).toEqual(await draw(9))
    const texts = await Promise.all(Array.from({ length: 30 }, (_, seed) => draw(seed)))
    expect(new Set(texts.map((text) => text.tokens.join())).size).toBeGreaterThan(3)
  })

  it('are as likely as the decoder says', () => {
    const random = randomStream(4)
    const counts = [0, 0, 0]
    const logProbabilities = logSoftmax(Float32Array.of(Math.log(1), Math.log(2), Math.log(7)))
    for (let draw = 0; draw < 20_000; draw++) {
      const word = drawWord(logProbabilities, [], 1, 1, random)
      counts[word] = (counts[word] ?? 0) + 1
    }
    expect(counts.map((count) => Math.round(count / 1000))).toEqual([2, 4, 14])
  })

  it('keep to the nucleus and leave blocked words out', () => {
    const random = randomStream(4)
    const logProbabilities = logSoftmax(Float32Array.of(Math.log(1), Math.log(2), Math.log(7)))
    for (let draw = 0; draw < 200; draw++) {
      expect(drawWord(logProbabilities, [], 1, 0.6, random)).toBe(2)
      expect(drawWord(logProbabilities, [2], 1, 1, random)).toBeLessThan(2)
    }
  })
})

/** How varied the words of a text are. */
export interface LexicalRichness {
  readonly words: number
  readonly differentWords: number
  readonly typeTokenRatio: number
  readonly movingTypeTokenRatio: number
  /** MTLD; null under ten words. */
  readonly lexicalDiversity: number | null
}

/** Window of the moving ratio, in words. */
const window = 50
/** Ratio at which a factor of MTLD is full. */
const fullFactor = 0.72
const fewestWords = 10

/**
 * Type-token ratio; its mean over moving windows of 50 words, which does not fall with length (Covington
 * and McFall 2010, "Cutting the Gordian knot"); and MTLD, the mean length of a stretch that keeps a ratio
 * of 0.72, forwards and backwards (McCarthy and Jarvis 2010, "MTLD, vocd-D, and HD-D").
 */
export function lexicalRichness(words: readonly string[]): LexicalRichness {
  const differentWords = new Set(words).size
  return {
    words: words.length,
    differentWords,
    typeTokenRatio: words.length === 0 ? 0 : differentWords / words.length,
    movingTypeTokenRatio: movingRatio(words),
    lexicalDiversity:
      words.length < fewestWords
        ? null
        : (stretchLength(words) + stretchLength([...words].reverse())) / 2,
  }
}

function movingRatio(words: readonly string[]): number {
  const size = Math.min(window, words.length)
  if (size === 0) return 0
  let sum = 0
  const windows = words.length - size + 1
  for (let start = 0; start < windows; start += 1)
    sum += new Set(words.slice(start, start + size)).size / size
  return sum / windows
}

/** Words by factors; what is left at the end counts as the part of a factor that it fills. */
function stretchLength(words: readonly string[]): number {
  let factors = 0
  let seen = new Set<string>()
  let count = 0
  for (const word of words) {
    seen.add(word)
    count += 1
    if (seen.size / count <= fullFactor) {
      factors += 1
      seen = new Set()
      count = 0
    }
  }
  if (count > 0) factors += (1 - seen.size / count) / (1 - fullFactor)
  // A text that never repeats a word has no full stretch: its length is the least that can be said.
  return factors === 0 ? words.length : words.length / factors
}

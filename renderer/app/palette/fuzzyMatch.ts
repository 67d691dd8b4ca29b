/** How well a text fits what was typed: the places of the letters that were found, and a score. */
export interface FuzzyMatch {
  readonly score: number
  readonly places: readonly number[]
}

const wordStartBonus = 8
const neighbourBonus = 5
const skipCost = 0.5

/** Letters stand apart from what is before them: at the start, or after a space or a hyphen. */
function startsWord(text: string, place: number): boolean {
  return place === 0 || /[\s\-–:（(“/]/.test(text[place - 1] ?? '')
}

/**
 * Finds the letters of a query in a text, in their order but not side by side: `gp` finds "Generate
 * pictures". The best of all ways to find them counts: starts of words and letters side by side raise
 * it, letters passed over lower it. Spaces of the query do not count. Undefined where a letter is
 * missing. Takes query length × text length steps.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const wanted = [...query.toLowerCase().replace(/\s+/g, '')]
  const letters = text.toLowerCase()
  if (wanted.length === 0) return { score: 0, places: [] }
  // ways[place]: the best way that ends with the letter wanted so far at that place.
  let ways: (FuzzyMatch | undefined)[] = []
  for (const [step, letter] of wanted.entries()) {
    const next: (FuzzyMatch | undefined)[] = []
    let earlier: FuzzyMatch | undefined
    for (let place = 0; place < letters.length; place += 1) {
      const beside = ways[place - 1]
      // The best way that ends at least two letters before, less for each letter passed over.
      if (place >= 2) earlier = better(lowered(earlier), lowered(ways[place - 2]))
      if (letters[place] !== letter) continue
      const before =
        step === 0 ? { score: -place * skipCost, places: [] } : better(raised(beside), earlier)
      if (!before) continue
      const bonus = startsWord(letters, place) ? wordStartBonus : 0
      next[place] = { score: before.score + 1 + bonus, places: [...before.places, place] }
    }
    ways = next
  }
  return ways.reduce(better, undefined)
}

function better(left: FuzzyMatch | undefined, right: FuzzyMatch | undefined) {
  if (!left || !right) return left ?? right
  return right.score > left.score ? right : left
}

function lowered(way: FuzzyMatch | undefined): FuzzyMatch | undefined {
  return way && { score: way.score - skipCost, places: way.places }
}

function raised(way: FuzzyMatch | undefined): FuzzyMatch | undefined {
  return way && { score: way.score + neighbourBonus, places: way.places }
}

import type { CopyFacts } from './facts'
import type { Slots } from './grammar'
import { withoutStop } from './nouns'

/** Measure words by label; what is not named here is counted as its kind is. */
const measures: Readonly<Record<string, string>> = {
  dress: '条',
  pants: '条',
  shorts: '条',
  skirt: '条',
  shoes: '双',
  hat: '顶',
  banana: '根',
  carrots: '根',
  cucumber: '根',
  leek: '根',
  zucchini: '根',
}

/** Values of the Chinese grammar's slots; `measure` is the product's measure word. */
export function chineseSlots(facts: CopyFacts): Slots {
  const { brief } = facts
  const product = withoutStop(facts.product.zh)
  const colours = chineseList(facts.colours.map((colour) => colour.name.zh))
  // A name from the brief is used as it was written; food and furnishings are not told by colour.
  const plain =
    facts.productFromBrief || colours === '' || facts.kind === 'food' || facts.kind === 'home'
  return {
    product,
    item: product === '' || plain ? product : `${colours}${product}`,
    measure: measureOf(facts),
    colours,
    features: brief.features.map(withoutStop).join('、'),
    feature: withoutStop(brief.features[0] ?? ''),
    brand: brief.brand.trim(),
    audience: withoutStop(brief.audience),
    offer: withoutStop(brief.offer),
  }
}

function measureOf(facts: CopyFacts): string {
  if (facts.productFromBrief) return '款'
  if (facts.label !== undefined && measures[facts.label] !== undefined)
    return measures[facts.label] ?? ''
  if (facts.kind === 'wear') return '件'
  return facts.kind === 'food' ? '份' : '款'
}

/** `红色`, `红白两色`-like lists: names of one character and `色` are drawn together. */
function chineseList(names: readonly string[]): string {
  const [first, second] = names
  if (first === undefined || second === undefined) return first ?? ''
  return /^.色$/.test(first) && /^.色$/.test(second)
    ? `${first.charAt(0)}${second.charAt(0)}双色`
    : `${first}与${second}`
}

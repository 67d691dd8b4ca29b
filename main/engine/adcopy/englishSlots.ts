import type { CopyFacts } from './facts'
import type { Slots } from './grammar'
import { articleOf, capitalised, englishList, withoutStop } from './nouns'

/**
 * Values of the English grammar's slots. Large first letters stand in names that begin with one;
 * `item` is the product with its colour, `aItem` with its article, and `this`, `they`, `them`, `are`,
 * `do`, `themselves` agree with it in number.
 */
export function englishSlots(facts: CopyFacts): Slots {
  const { brief, number } = facts
  const product = withoutStop(facts.product.en)
  const colours = englishList(facts.colours.map((colour) => colour.name.en))
  // A name from the brief is used as it was written: it may name a colour of its own.
  const coloured =
    facts.productFromBrief || colours === '' || facts.kind === 'food' || facts.kind === 'home'
  const item = product === '' || coloured ? product : `${colours} ${product}`
  const plural = number === 'plural'
  const several = facts.colours.length > 1
  const caption = withoutStop(facts.caption)
  const features = englishList(brief.features.map(withoutStop))
  return withCapitals({
    product,
    item,
    aItem: item === '' || number !== 'count' ? item : `${articleOf(item)} ${item}`,
    colours,
    caption,
    features,
    feature: withoutStop(brief.features[0] ?? ''),
    brand: brief.brand.trim(),
    audience: withoutStop(brief.audience),
    offer: withoutStop(brief.offer),
    this: plural ? 'these' : 'this',
    they: plural ? 'they' : 'it',
    them: plural ? 'them' : 'it',
    are: plural ? 'are' : 'is',
    do: plural ? 'do' : 'does',
    themselves: several ? 'themselves' : 'itself',
  })
}

/** Every slot also with a large first letter, under a name that begins with one. */
function withCapitals(slots: Readonly<Record<string, string>>): Slots {
  const all: Record<string, string> = { ...slots }
  for (const [name, value] of Object.entries(slots)) {
    all[name.charAt(0).toUpperCase() + name.slice(1)] = capitalised(value)
  }
  // A brand is spelled as its owner spells it.
  return { ...all, Brand: slots.brand ?? '' }
}

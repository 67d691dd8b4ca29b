/** How a noun counts: one thing, a plural, or a substance. */
export type NounNumber = 'count' | 'plural' | 'mass'

const massLabels = new Set(
  (
    'outwear asparagus garlic ginger cabbage leek ' +
    'asphalt bamboo bark cardboard chainmail chipboard clay concrete cork corrugated-steel diamond-plate ' +
    'fabric foil glazed-terracotta granite grass gravel ground marble metal moss onyx paint paper plaster ' +
    'plastic porcelain rock rubber rust snow terrazzo travertine wallpaper wood wood-siding thatched-roof ' +
    'juice milk oat-milk oatghurt sour-cream sour-milk soy-milk soyghurt yoghurt'
  ).split(' '),
)

const massEndings =
  /\b(milk|juice|yoghurt|yogurt|cream|oatghurt|soyghurt|outerwear|coffee|tea|jewellery|jewelry|furniture)$/i

/** How a label's English name counts. */
export function labelNumber(id: string, name: string): NounNumber {
  return massLabels.has(id) ? 'mass' : phraseNumber(name)
}

/** A product's name up to any `for`, `with`, `in` or `of`: its last word says what it is. */
export function phraseHead(phrase: string): string {
  return phrase.split(/\s+(?:for|with|in|of|from|by)\s|[,(:]/i)[0]?.trim() ?? phrase
}

/** How a product's name counts, from its last word before any `for`, `with`, `in` or `of`. */
export function phraseNumber(phrase: string): NounNumber {
  const head = phraseHead(phrase)
  if (massEndings.test(head)) return 'mass'
  if (/(?:ss|us|is|gas|lens|canvas)$/i.test(head)) return 'count'
  return /[a-z]s$/.test(head) ? 'plural' : 'count'
}

/** First words of names that keep their capital within a sentence. */
const properNames =
  /^(?:T-shirt|Alpro|Anjou|Arla|Bravo|Conference|Galia|Garant|God Morgon|Golden Delicious|Granny Smith|Kaiser|Oatly|Pink Lady|Royal Gala|Red Delicious|Tropicana|Valio|Yoggi)\b/

/** A label's English name as it stands within a sentence. */
export function withinSentence(name: string): string {
  return properNames.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** `a` or `an` by the sound of the first word. */
export function articleOf(phrase: string): 'a' | 'an' {
  const word = /[\p{L}\p{N}-]+/u.exec(phrase)?.[0] ?? ''
  if (/^(?:uni|use|usu|euro?|one\b|once|u[bkt]\w*e)/i.test(word)) return 'a'
  if (/^(?:hour|honest|honour|honor|heir)/i.test(word)) return 'an'
  if (/^8|^1[18](?!\d)/.test(word)) return 'an'
  // Letters that are spelled out: an LED lamp, a USB cable, a T-shirt.
  if (/^[A-Z](?:[A-Z0-9]*$|-)/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a'
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}

/** Items as a list within a sentence: `red, white and blue`. */
export function englishList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** The text with its first letter large; names such as `iPhone` stay as they are. */
export function capitalised(text: string): string {
  if (/^\p{Ll}+\p{Lu}/u.test(text)) return text
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the user wrote without a full stop of its own at the end. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.。;；,，\s]+$/u, '')
}

/** Longest part of a name that goes into an id. */
const longest = 40

/**
 * An id of small letters, digits and dashes for a model that the user calls `name`; a name without
 * any of these (in Chinese, say) is called `own`. Never one of `taken`.
 */
export function modelIdFor(name: string, taken: readonly string[]): string {
  const stem = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  const base = stem === '' ? 'own' : `own-${stem}`
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(id)) return id
  }
}

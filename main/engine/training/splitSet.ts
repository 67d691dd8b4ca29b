import type { RandomStream } from '../random/xoshiro'

/** Places of a set's members by what is done with them. */
export interface SplitSet {
  readonly training: readonly number[]
  readonly validation: readonly number[]
}

/** Fewest pictures of a label: three to learn from and one to measure on. */
export const leastOfLabel = 4

/** `items` in random order (Fisher and Yates; Durstenfeld 1964). */
export function shuffled<Item>(items: readonly Item[], random: RandomStream): Item[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.nextBelow(last + 1)
    const moved = order[last] as Item
    order[last] = order[other] as Item
    order[other] = moved
  }
  return order
}

/**
 * Keeps back `share` of every label, at least one member and never so many that fewer than two are
 * left. `truths[i]` is the label of member i; members below 0 belong to none and are in neither part.
 */
export function splitSet(truths: readonly number[], share: number, random: RandomStream): SplitSet {
  const members = new Map<number, number[]>()
  for (const [index, truth] of truths.entries()) {
    if (truth >= 0) members.set(truth, [...(members.get(truth) ?? []), index])
  }
  const training: number[] = []
  const validation: number[] = []
  for (const truth of [...members.keys()].sort((left, right) => left - right)) {
    const order = shuffled(members.get(truth) ?? [], random)
    const kept = Math.min(Math.max(1, Math.round(order.length * share)), order.length - 2)
    validation.push(...order.slice(0, Math.max(0, kept)))
    training.push(...order.slice(Math.max(0, kept)))
  }
  return { training, validation }
}

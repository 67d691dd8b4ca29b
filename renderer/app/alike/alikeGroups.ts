import type { Asset } from '../../../preload/contract/asset'
import { findStep, isStepId, type StepResult } from '../../../preload/contract/steps'

type Pairs = StepResult<'recognise.similar'>['pairs']

/** Cosine from which two embeddings are of the same picture, saved or sized another way. */
export const copyLikeness = 0.99

/** Pictures that are alike at least so much, directly or by way of others; groups of one are left out. */
export function alikeGroups(
  inputs: readonly string[],
  pairs: Pairs,
  likeness: number,
): readonly (readonly string[])[] {
  const parents = inputs.map((_, place) => place)
  const rootOf = (place: number): number => {
    let root = place
    while (parents[root] !== root) root = parents[root] ?? root
    return root
  }
  for (const pair of pairs)
    if (pair.likeness >= likeness) parents[rootOf(pair.second)] = rootOf(pair.first)
  const groups = new Map<number, string[]>()
  for (const [place, input] of inputs.entries()) {
    const root = rootOf(place)
    groups.set(root, [...(groups.get(root) ?? []), input])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Pictures like one of them, the likest first. */
export function picturesLike(
  inputs: readonly string[],
  pairs: Pairs,
  id: string,
): readonly { readonly id: string; readonly likeness: number }[] {
  const place = inputs.indexOf(id)
  return pairs
    .filter(({ first, second }) => first === place || second === place)
    .flatMap(({ first, second, likeness }) => {
      const other = inputs[first === place ? second : first]
      return other === undefined ? [] : [{ id: other, likeness }]
    })
    .sort((left, right) => right.likeness - left.likeness)
}

/**
 * Those of a group that are proposed to go. What was edited stays, since it is somebody's work, and so does the best
 * of the others, from which edits are made: as alike as they are, neither is a copy of the other.
 */
export function proposedToGo(group: readonly Asset[]): readonly Asset[] {
  const copies = group.filter(({ origin }) => !isEdit(origin))
  const best = bestOf(copies)
  return copies.filter((one) => one !== best)
}

/** Whether a step made it of another picture. */
function isEdit(origin: string): boolean {
  return isStepId(origin) && findStep(origin).input === 'image'
}

/**
 * The one of a group that is worth keeping: with the most stars, then the most pixels, then the most bytes, then the
 * one that came first.
 */
function bestOf(group: readonly Asset[]): Asset | undefined {
  const pixels = ({ width = 0, height = 0 }: Asset) => width * height
  return [...group].sort(
    (left, right) =>
      right.rating - left.rating ||
      pixels(right) - pixels(left) ||
      right.bytes - left.bytes ||
      left.created - right.created,
  )[0]
}

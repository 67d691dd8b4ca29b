import type { Edit, EditStep } from '../../preload/contract/edit'
import type { Repainting } from '../canvas/mask/repainting'

/** Masks of steps that were being painted anew when another picture was opened or the studio closed, by the source of their edit. */
export type KeptRepaintings = ReadonlyMap<string, Repainting>

/** With one more put aside, for when its picture comes back; nothing is kept of one nothing was painted on. */
export function withKept(
  kept: KeptRepaintings,
  source: string | undefined,
  repainting: Repainting | undefined,
): KeptRepaintings {
  if (source === undefined || !repainting || repainting.past.length === 0) return kept
  return new Map(kept).set(source, repainting)
}

/** What was put aside of an edit, where its step still starts from the same picture. */
export function keptOf<Kept extends Pick<Repainting, 'step' | 'before'>>(
  kept: ReadonlyMap<string, Kept>,
  { source, steps }: Edit,
): Kept | undefined {
  const repainting = kept.get(source)
  const place = steps.findIndex(({ id }) => id === repainting?.step)
  if (!repainting || place < 0) return undefined
  return sameSteps(repainting.before, steps.slice(0, place)) ? repainting : undefined
}

/** Once it is on the canvas again. */
export function withoutKept(kept: KeptRepaintings, source: string): KeptRepaintings {
  const others = new Map(kept)
  others.delete(source)
  return others
}

function sameSteps(one: readonly EditStep[], other: readonly EditStep[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

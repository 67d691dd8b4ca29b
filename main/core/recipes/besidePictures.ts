import { findStep } from '../../../preload/contract/steps'

/**
 * For a recipe's steps: whether a step runs before the last one that makes pictures (`before`), so that
 * what it reports is told ahead of the picture, or after it.
 */
export function placeBesidePictures(
  steps: readonly string[],
): (step: string) => 'before' | 'after' {
  const last = steps.findLastIndex((step) => findStep(step).output === 'images')
  return (step) => (last >= 0 && steps.lastIndexOf(step) > last ? 'after' : 'before')
}

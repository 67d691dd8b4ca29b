import type { Recipe } from '../../../preload/contract/recipe'
import type { GeneratedPlace } from './outputFacts'

/** Frames of the walk between two results, both ends included. */
export const walkFrameCount = 25

/** The recipe that draws one frame of the walk between two results, and nothing else. */
export function frameRecipe(
  from: GeneratedPlace,
  to: GeneratedPlace,
  frame: number,
): { readonly step: 'generate.walk'; readonly parameters: Readonly<Record<string, unknown>> } {
  const labels = from.label === to.label ? [from.label] : [from.label, to.label]
  return {
    step: 'generate.walk',
    parameters: {
      points: [from.point, to.point],
      labels: labels.filter((label) => label !== ''),
      frames: walkFrameCount,
      frame,
      form: 'folder',
      // Between pictures of different variety, the middle one serves both.
      truncation: (from.truncation + to.truncation) / 2,
      seed: 0,
    },
  }
}

export function asRecipe(step: ReturnType<typeof frameRecipe>): Recipe {
  return {
    version: 1,
    steps: [{ step: step.step, parameters: { ...step.parameters }, enabled: true }],
  }
}

/**
 * The order in which frames are drawn: halves, quarters, eighths, so that the walk is soon there in
 * outline and grows finer.
 */
export function frameOrder(count: number): readonly number[] {
  const last = count - 1
  const order = new Set<number>()
  for (let parts = 1; order.size < count; parts *= 2) {
    for (let part = 0; part <= parts; part += 1) order.add(Math.round((part * last) / parts))
  }
  return [...order]
}

/** The next frame to draw: the one under the scrubber, else the next in order; undefined when all are there. */
export function nextFrame(
  wanted: number,
  there: ReadonlySet<number>,
  order: readonly number[],
): number | undefined {
  return there.has(wanted) ? order.find((frame) => !there.has(frame)) : wanted
}

/** The frame that is there and lies nearest to the wanted one. */
export function nearestFrame(wanted: number, there: Iterable<number>): number | undefined {
  let nearest: number | undefined
  for (const frame of there)
    if (nearest === undefined || Math.abs(frame - wanted) < Math.abs(nearest - wanted))
      nearest = frame
  return nearest
}

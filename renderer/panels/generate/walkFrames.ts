import type { Recipe } from '../../../preload/contract/recipe'
import type { GeneratedPlace } from './outputFacts'

/** Frames of the walk between two results, both ends included. */
export const walkFrameCount = 25

interface WalkRequest {
  readonly step: 'generate.walk'
  readonly parameters: Readonly<Record<string, unknown>>
}

/** The recipe that draws one frame of the walk between two results, and nothing else. */
export function frameRecipe(from: GeneratedPlace, to: GeneratedPlace, frame: number): WalkRequest {
  const whole = walkRecipe(from, to, 'folder')
  return { ...whole, parameters: { ...whole.parameters, frame } }
}

/** The recipe that draws the whole walk between two results: as one animation, or frame by frame. */
export function walkRecipe(
  from: GeneratedPlace,
  to: GeneratedPlace,
  form: 'animation' | 'folder',
): WalkRequest {
  const labels = from.label === to.label ? [from.label] : [from.label, to.label]
  return {
    step: 'generate.walk',
    parameters: {
      points: [from.point, to.point],
      labels: labels.filter((label) => label !== ''),
      frames: walkFrameCount,
      form,
      // Between pictures of different variety, the middle one serves both.
      truncation: (from.truncation + to.truncation) / 2,
      seed: 0,
    },
  }
}

export function asRecipe(step: WalkRequest): Recipe {
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

/** Where a walk that plays stands, and which way it goes. */
export interface WalkPlace {
  readonly frame: number
  readonly step: 1 | -1
}

/** The next place on a walk that goes to its end and back again, for ever. */
export function nextOnWalk({ frame, step }: WalkPlace, count: number): WalkPlace {
  const turned = frame + step > count - 1 ? -1 : frame + step < 0 ? 1 : step
  return { frame: Math.min(count - 1, Math.max(0, frame + turned)), step: turned }
}

/** The frame that is there and lies nearest to the wanted one. */
export function nearestFrame(wanted: number, there: Iterable<number>): number | undefined {
  let nearest: number | undefined
  for (const frame of there)
    if (nearest === undefined || Math.abs(frame - wanted) < Math.abs(nearest - wanted))
      nearest = frame
  return nearest
}

import type { PictureView } from '../../../../preload/contract/pictureView'
import {
  emptyPlan,
  type GeometryPlan,
  planGeometry,
} from '../../../../preload/contract/pixels/geometryPlan'
import type { Box, PixelSize } from '../../../../preload/contract/pixels/pixelBox'
import { boxAround } from '../exact/geometryStages'
import { type GeometryStep, isColourStep, type PicturePreview } from '../picturePreview'

/** Most pixels that are made of a view, and that they are made of: so many follow a slider. */
const mostPixels = 1_200_000
/** Pixels that the engine's widest kernel looks at to either side, where nothing is reduced. */
const kernelReach = 3

/** How a view of what a preview makes of a picture is made in a moment, with the engine's own kernels. */
export interface ShapePlan {
  /** Pixels of the picture a side that make one of the level which it starts from, a power of two. */
  readonly level: number
  readonly levelSize: PixelSize
  /** The part of that level that is looked at. */
  readonly from: Box
  /** Geometry alone, in the level's own pixels. */
  readonly steps: readonly GeometryStep[]
  /** The part of the result that the view shows. */
  readonly box: Box
  /** Pixels of the result a side that one of the view is the mean of. */
  readonly samples: number
}

/** How much a preview reduces the picture that it is made of, and what is made. */
interface Reductions {
  readonly level: number
  readonly result: number
}

/**
 * Plans a view: from the picture's own pixels to the result's own where that takes a moment, so that every pixel is
 * the export's; else from a smaller level, or to a smaller result, or both.
 */
export function planShape(
  size: PixelSize,
  preview: PicturePreview,
  view: PictureView,
  levels: readonly number[],
): ShapePlan {
  const steps = preview.filter((step): step is GeometryStep => !isColourStep(step))
  const plans = planned(size, steps)
  const reductions = chosenReductions(size, steps, view, levels)
  const levelSize = reducedSize(size, reductions.level)
  const resizing = lastResize(steps)
  const scaled = steps.map((step, at): GeometryStep => {
    if (!resizes(step)) return step
    const result = plans[at]?.size ?? size
    const reduction = at === resizing ? reductions.result : reductions.level
    return { ...step, parameters: { ...step.parameters, ...reducedSize(result, reduction) } }
  })
  const box = resultBox(planned(levelSize, scaled).at(-1), levelSize, view, reductions)
  return {
    level: reductions.level,
    levelSize,
    from: sourceBox(levelSize, scaled, box),
    steps: scaled,
    box,
    samples: view.reduction / reductions.result,
  }
}

function chosenReductions(
  size: PixelSize,
  steps: readonly GeometryStep[],
  view: PictureView,
  levels: readonly number[],
): Reductions {
  const few = (box: PixelSize, reduction: number) =>
    (box.width * box.height) / reduction ** 2 <= mostPixels
  const fitting = levels.filter((level) => level <= view.reduction)
  const source = sourceBox(size, steps, view)
  if (lastResize(steps) < 0) {
    const both = fitting.find((level) => few(view, level) && few(source, level)) ?? fitting.at(-1)
    return { level: both ?? 1, result: both ?? 1 }
  }
  const result = powersTo(view.reduction).find((power) => few(view, power)) ?? view.reduction
  // A level with fewer pixels than the result would have to be enlarged again.
  const shrink = Math.sqrt((source.width * source.height) / (view.width * view.height))
  const dense = levels.filter((level) => level <= Math.max(1, result * shrink))
  const level = dense.find((each) => few(source, each)) ?? dense.at(-1) ?? 1
  // Only a last resize can lead from one scale to another.
  if (lastResize(steps) === steps.length - 1) return { level, result }
  const both = fitting.find((each) => each >= Math.max(level, result)) ?? fitting.at(-1) ?? 1
  return { level: both, result: both }
}

function powersTo(last: number): number[] {
  return Array.from({ length: Math.log2(last) + 1 }, (_, power) => 2 ** power)
}

function resizes({ parameters }: GeometryStep): boolean {
  return parameters.width !== undefined || parameters.height !== undefined
}

function lastResize(steps: readonly GeometryStep[]): number {
  return steps.findLastIndex(resizes)
}

function reducedSize({ width, height }: PixelSize, reduction: number): PixelSize {
  const along = (length: number) => Math.max(1, Math.round(length / reduction))
  return { width: along(width), height: along(height) }
}

/** The plan after each of the steps. */
function planned(size: PixelSize, steps: readonly GeometryStep[]): GeometryPlan[] {
  let plan = emptyPlan({ width: size.width, height: size.height })
  return steps.map((step) => {
    plan = planGeometry(plan, step.parameters)
    return plan
  })
}

function resultBox(
  plan: GeometryPlan | undefined,
  levelSize: PixelSize,
  view: PictureView,
  { result }: Reductions,
): Box {
  const size = plan?.size ?? levelSize
  const left = Math.min(size.width - 1, view.left / result)
  const top = Math.min(size.height - 1, view.top / result)
  return {
    left,
    top,
    width: Math.max(1, Math.min(size.width, Math.ceil((view.left + view.width) / result)) - left),
    height: Math.max(1, Math.min(size.height, Math.ceil((view.top + view.height) / result)) - top),
  }
}

/** The part of a picture that a box of what the steps make of it is made of. */
function sourceBox(size: PixelSize, steps: readonly GeometryStep[], box: Box): Box {
  let before = { width: size.width, height: size.height }
  const single = steps.map(({ parameters }) => {
    const plan = planGeometry(emptyPlan(before), parameters)
    const from = before
    before = plan.size
    return { from, plan }
  })
  return single.reduceRight<Box>((part, { from, plan: { map } }) => {
    const stretch = Math.max(1, Math.hypot(map.a, map.b), Math.hypot(map.c, map.d))
    const margin = Math.ceil(kernelReach * stretch) + 3
    return boxAround(part, map, margin, from)
  }, box)
}

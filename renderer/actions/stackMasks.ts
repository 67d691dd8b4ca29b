import type { EditStep, PaintedMask } from '../../preload/contract/edit'
import type { GeometryPlan } from '../../preload/contract/pixels/geometryPlan'
import type { PixelSize } from '../../preload/contract/pixels/pixelBox'
import { planStack } from '../../preload/contract/pixels/stackPlan'
import { imageReferenceSchema } from '../../preload/contract/references'
import { findStep } from '../../preload/contract/steps'
import { isEmptyMask, type Mask } from '../canvas/mask/mask'
import { importMask } from '../canvas/mask/maskAsset'
import { readMask } from '../canvas/mask/work/readMask'
import { parametersOf } from '../ui/formValues'

/** The picture that a stack starts from. */
export interface StackSource {
  readonly id: string
  readonly name: string
  readonly size: PixelSize
}

export interface FittedStack {
  readonly steps: readonly EditStep[]
  /** Steps whose masks lie outside what is left of the picture: they are switched off. */
  readonly outside: readonly EditStep[]
}

/** The asset of a step's painted mask; undefined where it has none. */
export function maskOf({ step, parameters }: EditStep): string | undefined {
  const name = parametersOf(findStep(step)).find(({ meta }) => meta.control === 'mask')?.name
  const reference = imageReferenceSchema.safeParse(name && parameters[name])
  return reference.success && 'asset' in reference.data ? reference.data.asset : undefined
}

/** A step with another mask, which fits the picture as it is before the step. */
export function withMask(step: EditStep, mask: string): EditStep {
  const name = parametersOf(findStep(step.step)).find(({ meta }) => meta.control === 'mask')?.name
  const { painted: _, ...others } = step
  return name ? { ...others, parameters: { ...step.parameters, [name]: { asset: mask } } } : step
}

/** A step with where its mask was painted, for it to be fitted to wherever the step goes. */
export function withPainted(steps: readonly EditStep[], id: string, source: PixelSize): EditStep {
  const step = steps.find((one) => one.id === id) as EditStep
  const mask = maskOf(step)
  if (mask === undefined || step.painted) return step
  return { ...step, painted: { mask, ...planBefore(steps, id, source) } }
}

/** The mask of a step as it lies on the picture before the step. Throws what reading a mask throws. */
export async function fittedMask(
  steps: readonly EditStep[],
  id: string,
  source: PixelSize,
): Promise<Mask | undefined> {
  const step = steps.find((one) => one.id === id)
  const mask = step && maskOf(step)
  if (!step || mask === undefined) return undefined
  const plan = planBefore(steps, id, source)
  return placedMask(step.painted ?? { mask, ...plan }, plan, 'canvas:maskWork.open')
}

/**
 * Fits masks to a changed stack: where steps before a masked one now crop, turn or enlarge in another
 * way, its mask follows the picture's pixels. It is always made of the mask as it was painted, so
 * moving a crop to and fro loses nothing. Masks of steps that are switched off wait until they are
 * switched on. `before` is the stack as it was, whose masks fit. Throws what reading and importing throw.
 */
export async function fitMasks(
  before: readonly EditStep[],
  after: readonly EditStep[],
  source: StackSource,
): Promise<FittedStack> {
  let steps = after
  const outside: EditStep[] = []
  // Steps before a masked one never depend on its mask, so one pass is enough.
  for (const { id } of after) {
    const fitted = await fitStep(before, steps, id, source)
    if (fitted.outside) outside.push(fitted.step)
    steps = steps.map((one) => (one.id === id ? fitted.step : one))
  }
  return { steps, outside }
}

async function fitStep(
  before: readonly EditStep[],
  steps: readonly EditStep[],
  id: string,
  source: StackSource,
): Promise<{ step: EditStep; outside?: boolean }> {
  const step = steps.find((one) => one.id === id) as EditStep
  const mask = maskOf(step)
  if (mask === undefined) return { step }
  const plan = planBefore(steps, id, source.size)
  const old = before.find((one) => one.id === id)
  const was = old && maskOf(old) === mask ? planBefore(before, id, source.size) : undefined
  if (was && samePlace(was, plan) && (old?.enabled || !step.painted)) return { step }
  const painted = step.painted ?? (was && { mask, ...was })
  // Painted on the picture as it is now.
  if (!painted) return { step }
  if (!step.enabled) return { step: { ...step, painted } }
  const place = (asset: string) => ({ step: { ...withMask(step, asset), painted } })
  if (samePlace(painted, plan)) return place(painted.mask)
  const fitted = await placedMask(painted, plan, 'canvas:maskWork.fit')
  if (isEmptyMask(fitted)) return { step: { ...step, painted, enabled: false }, outside: true }
  return place(await importMask(fitted, source))
}

function placedMask(painted: PaintedMask, plan: GeometryPlan, titleKey: string): Promise<Mask> {
  const { mask, size, map } = painted
  return samePlace(painted, plan)
    ? readMask(mask, size, titleKey)
    : readMask(mask, size, titleKey, { from: { size, map }, to: plan })
}

function planBefore(steps: readonly EditStep[], id: string, source: PixelSize): GeometryPlan {
  return planStack(
    source,
    steps.slice(
      0,
      steps.findIndex((one) => one.id === id),
    ),
  )
}

function samePlace(one: GeometryPlan, other: GeometryPlan): boolean {
  return (
    one.size.width === other.size.width &&
    one.size.height === other.size.height &&
    (['a', 'b', 'c', 'd', 'e', 'f'] as const).every(
      (name) => Math.abs(one.map[name] - other.map[name]) < 1e-9 * (1 + Math.abs(one.map[name])),
    )
  )
}

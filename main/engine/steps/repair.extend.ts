import {
  addsBorder,
  type BorderPlan,
  planBorder,
} from '../../../preload/contract/pixels/borderPlan'
import { type FillOptions, fillHoles } from '../inpainting/fillHoles'
import type { HoleMask } from '../inpainting/holes'
import { openInpainter } from '../inpainting/openInpainter'
import { inpainterMetadata, parseMetadata } from '../models/modelMetadata'
import { createPacer, type Pacer } from '../pacer'
import { requireResultSize } from '../pixels/resultSize'
import type { StepImplementation } from '../stepImplementation'
import { ContinuedBorder } from '../strips/borderedPicture'
import type { StagedPicture } from '../strips/stagedPicture'
import { heldPicture } from '../strips/wholePicture'

/** How much of a side one ring adds at most, and how little it need not be cut to. */
const largestShare = 0.35
const leastRing = 64

/**
 * The border is a hole, filled as every other. What is transparent at the edge goes on so, since a network fills
 * colours alone.
 */
export const implementation: StepImplementation<'repair.extend'> = {
  ahead: 0.9,
  async stage(input, parameters, context) {
    const plan = planBorder(input, parameters)
    requireResultSize(plan.size)
    const { width, height } = plan.size
    if (!addsBorder(plan))
      return { picture: input, untouched: true, report: () => ({ width, height, addedPixels: 0 }) }
    const model = await context.loadModel('inpaint', parameters.model)
    const options = {
      limits: await parseMetadata(model, inpainterMetadata),
      grow: 0,
      feather: parameters.feather,
      texture: { when: parameters.texture, seed: parameters.seed },
      open: (crops: number) => openInpainter(model, crops),
      signal: context.signal,
    } satisfies Omit<FillOptions, 'progress'>
    const pacer = createPacer(context.signal)
    const addedPixels = width * height - plan.inside.width * plan.inside.height
    let picture = input
    let done = 0
    for (const part of ringPlans(plan)) {
      const added = part.size.width * part.size.height - picture.width * picture.height
      const before = done
      picture = await continued(picture, part, pacer, {
        ...options,
        progress: (fraction) => context.progress((before + fraction * added) / addedPixels),
      })
      done += added
    }
    return { picture, report: () => ({ width, height, addedPixels }), model: model.id }
  },
}

/**
 * The way to a border, in rings: none adds more to a side than a share of what is there by then, so that each goes on
 * from a whole side of about its own measure. Left and right come first: no hole turns a corner.
 */
function* ringPlans({ size, inside }: BorderPlan): Generator<BorderPlan> {
  let { left, top, width, height } = inside
  while (width < size.width || height < size.height) {
    const most = (side: number) => Math.max(leastRing, Math.round(side * largestShare))
    const [before, after] = [
      Math.min(left, most(width)),
      Math.min(size.width - left - width, most(width)),
    ]
    if (before + after > 0) {
      yield {
        size: { width: before + width + after, height },
        inside: { left: before, top: 0, width, height },
      }
      left -= before
      width += before + after
    }
    const [above, below] = [
      Math.min(top, most(height)),
      Math.min(size.height - top - height, most(height)),
    ]
    if (above + below > 0) {
      yield {
        size: { width, height: above + height + below },
        inside: { left: 0, top: above, width, height },
      }
      top -= above
      height += above + below
    }
  }
}

async function continued(
  picture: StagedPicture,
  plan: BorderPlan,
  pacer: Pacer,
  options: FillOptions,
): Promise<StagedPicture> {
  const border = new ContinuedBorder(await heldPicture(picture, pacer), plan, 'edge')
  const begun = await fillHoles(await heldPicture(border, pacer), borderMask(plan), options)
  await begun.filled
  return begun.picture
}

/** White outside the picture from before. */
function borderMask({ size, inside }: BorderPlan): HoleMask {
  const data = new Uint8Array(size.width * size.height).fill(1)
  for (let y = inside.top; y < inside.top + inside.height; y += 1) {
    const start = y * size.width + inside.left
    data.fill(0, start, start + inside.width)
  }
  return { data, ...size }
}

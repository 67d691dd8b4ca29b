import { StudioError } from '../../../preload/contract/errors'
import { planTile, smallestTile } from '../../../preload/contract/pixels/tilePlan'
import { createPacer } from '../pacer'
import { turn } from '../pixels/quarterTurns'
import { resize } from '../pixels/resize'
import { requireResultSize } from '../pixels/resultSize'
import type { StepImplementation } from '../stepImplementation'
import { FloatPicture } from '../strips/heldPictures'
import { wholePicture } from '../strips/wholePicture'
import { evenLight } from '../tiling/evenLight'
import { joinSides } from '../tiling/joinSides'
import { measureSeams } from '../tiling/seams'

/** The light is evened, the picture enlarged by what the joins take, then each pair of sides is joined. */
export const implementation: StepImplementation<'transform.tile'> = {
  ahead: 0.95,
  async stage(input, parameters, context) {
    const { width, height } = input
    if (Math.min(width, height) < smallestTile)
      throw new StudioError('image-too-small', { minimum: smallestTile })
    const { enlarged, size } = planTile(input, parameters)
    requireResultSize(enlarged)
    const pacer = createPacer(context.signal)
    const whole = await wholePicture(input, pacer)
    const even = { ...whole, data: whole.data.slice() }
    await evenLight(even, parameters.evenLight, pacer)
    context.progress(0.1)
    const large = await resize(
      new FloatPicture(even),
      enlarged.width,
      enlarged.height,
      pacer,
      (done) => context.progress(0.1 + done * 0.3),
    )
    let picture = await wholePicture(large, pacer)
    if (enlarged.width > size.width)
      picture = await joinSides(picture, enlarged.width - size.width, pacer, (done) =>
        context.progress(0.4 + done * 0.25),
      )
    if (enlarged.height > size.height) {
      // On its side, so that the same work joins top and bottom; its top lies left.
      const turned = await wholePicture(turn(new FloatPicture(picture), '270'), pacer)
      const joined = await joinSides(turned, enlarged.height - size.height, pacer, (done) =>
        context.progress(0.65 + done * 0.25),
      )
      picture = await wholePicture(turn(new FloatPicture(joined), '90'), pacer)
    }
    const made = new FloatPicture(picture)
    const seams = await measureSeams(made, pacer)
    return {
      picture: made,
      report: () => ({ ...size, seamAcross: seams.across, seamDown: seams.down }),
    }
  },
}

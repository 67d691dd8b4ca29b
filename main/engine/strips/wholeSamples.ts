import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import type { Pacer } from '../pacer'
import {
  flattenOnWhite,
  fromSamples,
  newSamples,
  type Samples,
  toSamples,
  writeSamples,
} from '../pixels/quantize'
import { BandedPicture } from './bandedPicture'
import { forEachStrip, stripHeight } from './forEachStrip'
import { SampledPicture } from './heldPictures'
import type { StripOperation } from './operations'
import { PaintedPicture } from './paintedPicture'
import { paintTogether } from './paintTogether'
import { PatchedPicture } from './patchedPicture'
import { PlanarPicture } from './planarPicture'
import { heldSamples, type RisingSamples } from './risingSamples'
import { factsOf, type StagedPicture } from './stagedPicture'
import type { PaintPlan } from './stripPainter'

export interface WrittenSamples {
  readonly samples: Samples
  readonly channels: 3 | 4
}

/**
 * All of a picture as whole samples of a bit depth, on white and without alpha where `flatten` says so.
 * Never holds more of it in float32 than a few strips. `isLast` where nobody needs the picture afterwards: it may
 * be written over then. Throws what `forEachStrip` throws.
 */
export async function wholeSamples(
  picture: StagedPicture,
  bitDepth: 8 | 16,
  flatten: boolean,
  pacer: Pacer,
  progress?: (fraction: number) => void,
  isLast = false,
): Promise<WrittenSamples> {
  const rising = await risingSamples(picture, bitDepth, flatten, pacer, progress, isLast)
  return { samples: await allSamples(rising, picture, bitDepth, pacer), channels: rising.channels }
}

/** All rows of a picture that is being made. Throws what making them throws, and the signal's reason. */
export async function allSamples(
  rising: RisingSamples,
  { width, height }: PixelSize,
  bitDepth: 8 | 16,
  pacer: Pacer,
): Promise<Samples> {
  if (!rising.passBy) return rising.rows(0, height)
  const length = width * rising.channels
  const samples = newSamples(height * length, bitDepth)
  const rows = stripHeight(width)
  for (let first = 0; first < height; first += rows) {
    await pacer.pace()
    samples.set(await rising.rows(first, Math.min(height, first + rows)), first * length)
  }
  return samples
}

/** The same for somebody who can begin with some rows while others are made. */
export async function risingSamples(
  picture: StagedPicture,
  bitDepth: 8 | 16,
  flatten: boolean,
  pacer: Pacer,
  progress?: (fraction: number) => void,
  isLast = false,
): Promise<RisingSamples> {
  const flat = flatten && picture.channels === 4
  const channels = flat ? 3 : picture.channels
  const chain = chainOf(picture)
  if (chain && chain.operations.length === 0 && chain.base.bitDepth === bitDepth && !flat)
    return heldSamples(chain.base.samples, picture)
  if (picture instanceof PlanarPicture) return heldSamples(picture.samples(bitDepth), picture)
  if (picture instanceof BandedPicture) return passingSamples(picture, bitDepth, flat)
  const patched =
    picture instanceof PatchedPicture && !flat ? picture.samples(bitDepth, isLast) : undefined
  if (patched) return patched
  const { width, height } = picture
  const target = newSamples(width * height * channels, bitDepth)
  if (chain) {
    const { base, operations } = chain
    const plan: PaintPlan = { facts: factsOf(base), operations, bitDepth, flatten: flat }
    await paintTogether(base, plan, target, pacer, progress)
  } else {
    const length = width * channels
    await forEachStrip(
      picture,
      pacer,
      (first, end, rows) =>
        writeSamples(
          flat ? flattenOnWhite(rows) : rows,
          target.subarray(first * length, end * length),
        ),
      progress,
    )
  }
  return heldSamples(target, { width, channels })
}

function passingSamples(picture: BandedPicture, bitDepth: 8 | 16, flat: boolean): RisingSamples {
  const isAsWanted = picture.bitDepth === bitDepth && !flat
  return {
    channels: flat ? 3 : picture.channels,
    passBy: true,
    async rows(first, end) {
      const samples = await picture.sampleRows(first, end)
      if (isAsWanted) return samples
      const rows = fromSamples(samples)
      return toSamples(flat ? flattenOnWhite(rows) : rows, bitDepth)
    },
  }
}

/** The operations over a decoded picture, the first one first; undefined where it is made otherwise. */
function chainOf(
  picture: StagedPicture,
): { base: SampledPicture; operations: readonly StripOperation[] } | undefined {
  if (picture instanceof SampledPicture) return { base: picture, operations: [] }
  if (!(picture instanceof PaintedPicture)) return undefined
  const { base, operations } = picture
  return base instanceof SampledPicture ? { base, operations } : undefined
}

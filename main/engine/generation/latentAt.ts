import type { LatentPoint } from '../../../preload/contract/latentPoint'
import { slerp } from '../random/slerp'

/** Moves have latents of their own, so that moving towards a point's own seed goes somewhere. */
const moveStream = 0x2545f491

/** The latent of a point: its seed's, turned towards each move's in order (slerp). */
export function latentAt(
  point: LatentPoint,
  latentOf: (seed: number) => Float32Array,
): Float32Array {
  return point.moves.reduce(
    (latent, { seed, amount }) => slerp(latent, latentOf((seed ^ moveStream) >>> 0), amount),
    latentOf(point.seed),
  )
}

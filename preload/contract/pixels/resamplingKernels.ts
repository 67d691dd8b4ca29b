import { type Contributions, contributionsOf } from './contributions'

/** A resampling kernel and the half width beyond which it is 0. */
interface ResamplingKernel {
  readonly radius: number
  weight(distance: number): number
}

/** Lanczos with three lobes (Duchon 1979): sharp, for making smaller. */
const lanczos3: ResamplingKernel = {
  radius: 3,
  weight(distance) {
    const x = Math.abs(distance)
    if (x < 1e-9) return 1
    if (x >= 3) return 0
    const angle = Math.PI * x
    return (3 * Math.sin(angle) * Math.sin(angle / 3)) / (angle * angle)
  },
}

/** The cubic of Mitchell and Netravali 1988 with B = C = 1/3: hardly rings, for making larger. */
const mitchell: ResamplingKernel = cubic(1 / 3, 1 / 3)

/** The interpolating cubic (B = 0, C = 1/2; Catmull and Rom 1974): for turning. */
const catmullRom: ResamplingKernel = cubic(0, 1 / 2)

/** The family of cubics of Mitchell and Netravali 1988, "Reconstruction filters", equation 8. */
function cubic(b: number, c: number): ResamplingKernel {
  return {
    radius: 2,
    weight(distance) {
      const x = Math.abs(distance)
      if (x < 1) {
        return ((12 - 9 * b - 6 * c) * x ** 3 + (-18 + 12 * b + 6 * c) * x ** 2 + (6 - 2 * b)) / 6
      }
      if (x >= 2) return 0
      return (
        ((-b - 6 * c) * x ** 3 +
          (6 * b + 30 * c) * x ** 2 +
          (-12 * b - 48 * c) * x +
          (8 * b + 24 * c)) /
        6
      )
    },
  }
}

/** Places between two pixels for which the interpolating cubic is tabulated. */
export const catmullRomSteps = 1024

/** Its weights of the four neighbours for each of those places, `[catmullRomSteps + 1, 4]`. */
export const catmullRomWeights = Float64Array.from(
  { length: (catmullRomSteps + 1) * 4 },
  (_, index) => catmullRom.weight((index >> 2) / catmullRomSteps - ((index & 3) - 1)),
)

/** Weights for resampling a line of `from` places to `to` places; beyond the ends the end goes on. */
export function contributions(from: number, to: number): Contributions {
  const kernel = to < from ? lanczos3 : mitchell
  const scale = from / to
  const stretch = Math.max(1, scale)
  const reach = kernel.radius * stretch
  return contributionsOf(from, to, Math.ceil(reach) * 2 + 1, (place) => {
    const centre = (place + 0.5) * scale - 0.5
    const start = Math.ceil(centre - reach)
    const length = Math.floor(centre + reach) - start + 1
    const weights = Array.from({ length }, (_, tap) =>
      kernel.weight((start + tap - centre) / stretch),
    )
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return { start, weights: weights.map((weight) => weight / sum) }
  })
}

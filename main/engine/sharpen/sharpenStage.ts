import { blurColumns, blurRows, gaussianKernel, type Plane } from '../pixels/gaussianBlur'
import { writeLuma } from '../pixels/luma'
import { Scratch } from '../strips/stagedPicture'
import type { Strip, StripStage } from '../strips/stripStage'
import { addDifference, type Unsharp } from './addDifference'

export interface SharpenOperation extends Unsharp {
  /** Sigma of the Gaussian, small enough for a kernel. */
  readonly radius: number
  /** Whether some pixels are transparent: those have no say where there are visible ones. */
  readonly weighted: boolean
}

/** adjust.sharpen over a strip, for radii that a kernel is used for. */
export function sharpenStage({ radius, weighted, ...unsharp }: SharpenOperation): StripStage {
  const kernel = gaussianKernel(radius)
  const halo = kernel.length - 1
  const lumaScratch = new Scratch()
  const acrossScratch = new Scratch()
  const blurredScratch = new Scratch()

  function blur(plane: Plane, first: number, end: number, target: Float32Array): void {
    const across = acrossScratch.take(plane.data.length)
    blurRows(plane, kernel, 0, plane.height, across)
    blurColumns({ ...plane, data: across }, kernel, first, end, target)
  }

  return {
    halo,
    paint(strip, first, end, target) {
      const { width, height, channels, data } = strip
      const luma = lumaScratch.take(width * height)
      writeLuma(data, channels, luma)
      const own = luma.subarray(first * width, end * width)
      const blurred = blurredScratch.take(own.length)
      if (weighted) blurWeighted(strip, luma, first, end, blurred, blur)
      else blur({ width, height, data: luma }, first, end, blurred)
      const source = data.subarray(first * width * channels, end * width * channels)
      addDifference(source, channels, own, blurred, unsharp, target)
    },
  }
}

/** The blurred luma, in which transparent pixels have no say where there are visible ones. */
function blurWeighted(
  { width, height, data }: Strip,
  luma: Float32Array,
  first: number,
  end: number,
  target: Float32Array,
  blur: (plane: Plane, first: number, end: number, target: Float32Array) => void,
): void {
  const alpha = new Float32Array(luma.length)
  for (let pixel = 0; pixel < alpha.length; pixel += 1) alpha[pixel] = data[pixel * 4 + 3] as number
  const weighted = luma.map((value, pixel) => value * (alpha[pixel] as number))
  blur({ width, height, data: weighted }, first, end, target)
  const weights = new Float32Array(target.length)
  blur({ width, height, data: alpha }, first, end, weights)
  for (let pixel = 0; pixel < target.length; pixel += 1) {
    const weight = weights[pixel] as number
    target[pixel] =
      weight > 1e-6 ? (target[pixel] as number) / weight : (luma[first * width + pixel] as number)
  }
}

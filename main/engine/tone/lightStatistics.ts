import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Pacer } from '../pacer'
import { decodeSrgbFast } from '../pixels/transferFunctions'
import { forEachStrip } from '../strips/forEachStrip'
import type { StagedPicture } from '../strips/stagedPicture'

const bins = 4096

/** Frequencies of values 0..1 in equal bins. */
export interface Histogram {
  readonly counts: Float64Array
  readonly total: number
}

/** What automatic adjustment looks at, of the visible pixels. */
export interface LightStatistics {
  readonly red: Histogram
  readonly green: Histogram
  readonly blue: Histogram
  /** Luma of the encoded values. */
  readonly luma: Histogram
  /** Mean linear light of the pixels that are neither nearly black nor cut off at white. */
  readonly meanLight: { readonly red: number; readonly green: number; readonly blue: number }
}

/** Pixels outside this luma say little of the light's colour: noise below, cut-off channels above. */
const darkest = 0.05
const brightest = 0.95

/** More pixels than about this many tell nothing new: larger pictures are looked at on a grid. */
const samplesWanted = 2_000_000

/** Histograms (encoded values) and means of a picture; throws the signal's reason when aborted. */
export async function measureLight(
  picture: StagedPicture,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<LightStatistics> {
  const { width, height, channels } = picture
  const counts = Array.from({ length: 4 }, () => new Float64Array(bins)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [reds, greens, blues, lumas] = counts
  let total = 0
  let middling = 0
  let lightRed = 0
  let lightGreen = 0
  let lightBlue = 0
  const stride = Math.max(1, Math.floor(Math.sqrt((width * height) / samplesWanted)))
  const look = (data: Float32Array, start: number) => {
    for (let index = start; index < start + width * channels; index += stride * channels) {
      if (channels === 4 && (data[index + 3] as number) < 0.5) continue
      const red = data[index] as number
      const green = data[index + 1] as number
      const blue = data[index + 2] as number
      const luma = lumaRed * red + lumaGreen * green + lumaBlue * blue
      count(reds, red)
      count(greens, green)
      count(blues, blue)
      count(lumas, luma)
      total += 1
      if (luma < darkest || Math.max(red, green, blue) > brightest) continue
      middling += 1
      lightRed += decodeSrgbFast(red)
      lightGreen += decodeSrgbFast(green)
      lightBlue += decodeSrgbFast(blue)
    }
  }
  await forEachStrip(
    picture,
    pacer,
    (first, end, rows) => {
      for (let row = Math.ceil(first / stride) * stride; row < end; row += stride)
        look(rows, (row - first) * width * channels)
    },
    progress,
  )
  const histogram = (of: Float64Array): Histogram => ({ counts: of, total })
  const share = Math.max(1, middling)
  return {
    red: histogram(reds),
    green: histogram(greens),
    blue: histogram(blues),
    luma: histogram(lumas),
    meanLight: { red: lightRed / share, green: lightGreen / share, blue: lightBlue / share },
  }
}

function count(counts: Float64Array, value: number): void {
  const bin = Math.min(bins - 1, Math.max(0, Math.floor(value * bins)))
  counts[bin] = (counts[bin] as number) + 1
}

/** The value below which a fraction of all values lies; the middle of its bin. 0 for no values. */
export function percentile({ counts, total }: Histogram, fraction: number): number {
  if (total === 0) return 0
  const wanted = fraction * total
  let seen = 0
  for (let bin = 0; bin < counts.length; bin += 1) {
    seen += counts[bin] as number
    if (seen >= wanted && seen > 0) return (bin + 0.5) / counts.length
  }
  return 1
}

import type { HeatMap } from '../../../preload/contract/results'
import { opaqueColours } from '../models/networkInput'
import type { Picture } from '../picture'
import { randomStream } from '../random/xoshiro'
import { type Raster, resizeRaster } from '../resize/resizePlanes'
import { type ColourName, colourNames } from './colourNames'
import { type Lab, labDistance, labOf } from './lab'

/** A colour of a picture's subject. */
export interface DominantColour {
  readonly name: ColourName
  /** `#rrggbb` of the mean. */
  readonly hex: string
  /** Share of the subject, 0..1. */
  readonly share: number
}

/** What was found of a picture's subject. */
export interface SubjectColours {
  readonly colours: readonly DominantColour[]
  /** Whether the subject is cut out or lies on a plain background, as a product's picture does. */
  readonly standsAlone: boolean
}

/** Side of the copy that colours are measured on. */
const SIDE = 64
const CLUSTERS = 5
const ROUNDS = 12
/** CIELAB distance from the rim's middle colour below which a pixel counts as background. */
const BACKGROUND_DISTANCE = 16
/** Share of the rim that is alike on a plain background. */
const PLAIN_SHARE = 0.75
/** Colours that make up less of the subject are not named. */
const LEAST_SHARE = 0.12

interface WeightedPixel {
  readonly lab: Lab
  readonly rgb: readonly [number, number, number]
  readonly weight: number
}

/**
 * The colours of what a picture shows, largest first. Its subject is what the classifier looked at,
 * what is not transparent, and what is unlike the picture's rim; where nothing is left, the whole
 * picture. Clusters are found by k-means (Lloyd 1982) in CIELAB from fixed starting points.
 */
export function dominantColours(picture: Picture, saliency: HeatMap | undefined): SubjectColours {
  const { pixels, standsAlone } = subjectPixels(picture, saliency)
  const clusters = kMeans(pixels, CLUSTERS)
  const total = clusters.reduce((sum, cluster) => sum + cluster.weight, 0)
  const byName = new Map<ColourName, { weight: number; rgb: number[] }>()
  for (const cluster of clusters) {
    const name = nameOf(cluster.lab)
    const known = byName.get(name) ?? { weight: 0, rgb: [0, 0, 0] }
    const weight = known.weight + cluster.weight
    byName.set(name, {
      weight,
      rgb: known.rgb.map(
        (value, channel) =>
          (value * known.weight + (cluster.rgb[channel] ?? 0) * cluster.weight) / weight,
      ),
    })
  }
  const colours = [...byName]
    .map(([name, { weight, rgb }]) => ({ name, hex: hexOf(rgb), share: weight / total }))
    .sort((left, right) => right.share - left.share)
    .filter((colour, index) => index === 0 || colour.share >= LEAST_SHARE)
  return { colours, standsAlone }
}

/** The name of the nearest typical colour; lightness counts for less than hue. */
export function nameOf(lab: Lab): ColourName {
  let best = colourNames[0] as ColourName
  let least = Number.POSITIVE_INFINITY
  for (const name of colourNames) {
    for (const [red, green, blue] of name.typical) {
      const typical = labOf(red / 255, green / 255, blue / 255)
      const distance =
        (0.7 * (lab[0] - typical[0])) ** 2 + (lab[1] - typical[1]) ** 2 + (lab[2] - typical[2]) ** 2
      if (distance < least) {
        least = distance
        best = name
      }
    }
  }
  return best
}

function subjectPixels(
  picture: Picture,
  saliency: HeatMap | undefined,
): { pixels: WeightedPixel[]; standsAlone: boolean } {
  const { width, height } = picture
  const small = resizeRaster(
    { data: opaqueColours(picture), width, height, channels: 3 },
    SIDE,
    SIDE,
  )
  const alpha = smallAlpha(picture)
  const heat = saliency
    ? resizeRaster(
        { ...saliency, data: Float32Array.from(saliency.values), channels: 1 },
        SIDE,
        SIDE,
      )
    : undefined
  const pixels = Array.from({ length: SIDE * SIDE }, (_, index) => {
    const rgb = [0, 1, 2].map((channel) =>
      Math.min(1, Math.max(0, small.data[index * 3 + channel] ?? 0)),
    ) as [number, number, number]
    return { rgb, lab: labOf(...rgb) }
  })
  const edge = pixels.filter((_, index) => isRim(index)).map((pixel) => pixel.lab)
  const rim = medianLab(edge)
  const alike = edge.filter((lab) => labDistance(lab, rim) < BACKGROUND_DISTANCE).length
  const cutOut = alpha !== undefined
  const weighted = pixels.map((pixel, index) => {
    const look = 0.1 + Math.max(0, heat?.data[index] ?? 1)
    const visible = alpha ? Math.max(0, alpha.data[index] ?? 1) : 1
    const isBackground = !cutOut && labDistance(pixel.lab, rim) < BACKGROUND_DISTANCE
    return { ...pixel, weight: look * visible * (isBackground ? 0 : 1) }
  })
  const subject = weighted.filter((pixel) => pixel.weight > 0.05)
  if (subject.length < SIDE) {
    return { pixels: pixels.map((pixel) => ({ ...pixel, weight: 1 })), standsAlone: false }
  }
  return { pixels: subject, standsAlone: cutOut || alike / edge.length >= PLAIN_SHARE }
}

function smallAlpha(picture: Picture): Raster | undefined {
  if (picture.channels === 3) return undefined
  const { width, height } = picture
  const data = new Float32Array(width * height)
  for (let pixel = 0; pixel < data.length; pixel++) data[pixel] = picture.data[pixel * 4 + 3] ?? 1
  if (data.every((value) => value === 1)) return undefined
  return resizeRaster({ data, width, height, channels: 1 }, SIDE, SIDE)
}

function isRim(index: number): boolean {
  const x = index % SIDE
  const y = Math.floor(index / SIDE)
  return Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) < SIDE / 16
}

function medianLab(labs: readonly Lab[]): Lab {
  const middle = (axis: 0 | 1 | 2) =>
    labs.map((lab) => lab[axis]).sort((left, right) => left - right)[Math.floor(labs.length / 2)] ??
    0
  return [middle(0), middle(1), middle(2)]
}

function kMeans(pixels: readonly WeightedPixel[], count: number): WeightedPixel[] {
  let centres = startingCentres(pixels, count)
  let clusters: WeightedPixel[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => ({ lab: [0, 0, 0], rgb: [0, 0, 0], weight: 0 }))
    for (const pixel of pixels) {
      const nearest = nearestOf(pixel.lab, centres)
      const sum = sums[nearest.index]
      if (!sum) continue
      sum.weight += pixel.weight
      for (let axis = 0; axis < 3; axis++) {
        sum.lab[axis] = (sum.lab[axis] ?? 0) + pixel.weight * (pixel.lab[axis] ?? 0)
        sum.rgb[axis] = (sum.rgb[axis] ?? 0) + pixel.weight * (pixel.rgb[axis] ?? 0)
      }
    }
    clusters = sums
      .filter((sum) => sum.weight > 0)
      .map((sum) => ({
        lab: sum.lab.map((value) => value / sum.weight) as unknown as Lab,
        rgb: sum.rgb.map((value) => value / sum.weight) as unknown as [number, number, number],
        weight: sum.weight,
      }))
    centres = clusters.map((cluster) => cluster.lab)
  }
  return clusters
}

/** Starting points far from one another, drawn as k-means++ does (Arthur and Vassilvitskii 2007). */
function startingCentres(pixels: readonly WeightedPixel[], count: number): Lab[] {
  const random = randomStream(1)
  const first = pixels[0]
  const centres: Lab[] = first ? [first.lab] : []
  while (centres.length < count) {
    const scores = pixels.map((pixel) => pixel.weight * nearestOf(pixel.lab, centres).distance ** 2)
    let point = random.nextFloat() * scores.reduce((sum, score) => sum + score, 0)
    const chosen = scores.findIndex((score) => {
      point -= score
      return point < 0
    })
    const pixel = pixels[chosen]
    if (!pixel) break
    centres.push(pixel.lab)
  }
  return centres
}

function nearestOf(lab: Lab, centres: readonly Lab[]): { index: number; distance: number } {
  let index = 0
  let distance = Number.POSITIVE_INFINITY
  centres.forEach((centre, number) => {
    const found = labDistance(lab, centre)
    if (found < distance) {
      distance = found
      index = number
    }
  })
  return { index, distance }
}

function hexOf(rgb: readonly number[]): string {
  return `#${rgb
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

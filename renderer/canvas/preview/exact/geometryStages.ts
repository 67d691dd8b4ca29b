import type { Contributions } from '../../../../preload/contract/pixels/contributions'
import {
  cropBox,
  emptyPlan,
  type PlaceMap,
  planGeometry,
  resizedSize,
} from '../../../../preload/contract/pixels/geometryPlan'
import type { Box, PixelSize } from '../../../../preload/contract/pixels/pixelBox'
import {
  catmullRomSteps,
  catmullRomWeights,
  contributions,
} from '../../../../preload/contract/pixels/resamplingKernels'
import type { StepParameters } from '../../../../preload/contract/steps'
import { clampColours, type LinearPicture } from './linearPicture'

type Parameters = StepParameters<'transform.geometry'>

const leftAlone: Parameters = { flip: 'none', rotate: '0', straighten: 0, aspect: 'free' }

/**
 * transform.geometry with the engine's own kernels and in its order, for the part that is looked at:
 * flip, quarter turns, straighten (Catmull-Rom), crop, resize (Lanczos or Mitchell), in linear light.
 */
export function geometryPicture(picture: LinearPicture, parameters: Parameters): LinearPicture {
  const { flip, rotate, straighten } = parameters
  const turned = moved(picture, { ...leftAlone, flip, rotate })
  const level = straightened(turned, straighten)
  const box = cropBox(level, parameters)
  return resized(cropped(level, box), resizedSize(box, parameters))
}

/** Writes the colour at a place of `source`, which is the part `from` of a picture, into `values`. */
type Sample = (
  source: Float32Array,
  from: Box,
  x: number,
  y: number,
  values: Float32Array,
  offset: number,
) => void

/** A picture whose pixels come from where `plan` says, with `reach` pixels around each place. */
function mapped(
  picture: LinearPicture,
  { size, map }: ReturnType<typeof planGeometry>,
  reach: number,
  sample: Sample,
): LinearPicture {
  return {
    ...size,
    async read(box, pause) {
      const from = boxAround(box, map, reach, picture)
      const source = await picture.read(from, pause)
      const values = new Float32Array(box.width * box.height * 4)
      for (let y = 0; y < box.height; y += 1) {
        await pause()
        for (let x = 0; x < box.width; x += 1) {
          const [atX, atY] = placeOf(map, box.left + x + 0.5, box.top + y + 0.5)
          sample(source, from, atX, atY, values, (y * box.width + x) * 4)
        }
      }
      return values
    },
  }
}

/** Flips and quarter turns: every pixel goes to another place as it is. */
function moved(picture: LinearPicture, parameters: Parameters): LinearPicture {
  const plan = planGeometry(emptyPlan(picture), parameters)
  return mapped(picture, plan, 0, (source, from, x, y, values, offset) => {
    const at = ((Math.floor(y) - from.top) * from.width + Math.floor(x) - from.left) * 4
    values.set(source.subarray(at, at + 4), offset)
  })
}

function straightened(picture: LinearPicture, degrees: number): LinearPicture {
  if (degrees === 0) return picture
  const plan = planGeometry(emptyPlan(picture), { ...leftAlone, straighten: degrees })
  const turned = mapped(picture, plan, 2, (source, from, x, y, values, offset) =>
    interpolate(source, from, x - 0.5, y - 0.5, values, offset),
  )
  return {
    ...turned,
    async read(box, pause) {
      const values = await turned.read(box, pause)
      clampColours(values)
      return values
    },
  }
}

/** The colour between pixel centres; beyond the part's edges, which are the picture's there, the edge goes on. */
function interpolate(
  source: Float32Array,
  { left, top, width, height }: Box,
  x: number,
  y: number,
  target: Float32Array,
  offset: number,
): void {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const weightsX = Math.round((x - column) * catmullRomSteps) * 4
  const weightsY = Math.round((y - row) * catmullRomSteps) * 4
  let red = 0
  let green = 0
  let blue = 0
  let alpha = 0
  for (let j = 0; j < 4; j += 1) {
    const weightY = catmullRomWeights[weightsY + j] as number
    const inRow = Math.min(height - 1, Math.max(0, row - top - 1 + j)) * width
    for (let i = 0; i < 4; i += 1) {
      const inColumn = Math.min(width - 1, Math.max(0, column - left - 1 + i))
      const weight = weightY * (catmullRomWeights[weightsX + i] as number)
      const at = (inRow + inColumn) * 4
      red += weight * (source[at] as number)
      green += weight * (source[at + 1] as number)
      blue += weight * (source[at + 2] as number)
      alpha += weight * (source[at + 3] as number)
    }
  }
  target[offset] = red
  target[offset + 1] = green
  target[offset + 2] = blue
  target[offset + 3] = alpha
}

function cropped(picture: LinearPicture, { left, top, width, height }: Box): LinearPicture {
  return {
    width,
    height,
    read: (box, pause) =>
      picture.read({ ...box, left: box.left + left, top: box.top + top }, pause),
  }
}

function resized(picture: LinearPicture, { width, height }: PixelSize): LinearPicture {
  if (width === picture.width && height === picture.height) return picture
  const across = contributions(picture.width, width)
  const down = contributions(picture.height, height)
  return {
    width,
    height,
    async read(box, pause) {
      const columns = span(across, box.left, box.width)
      const rows = span(down, box.top, box.height)
      const from = {
        left: columns.first,
        top: rows.first,
        width: columns.length,
        height: rows.length,
      }
      const source = await picture.read(from, pause)
      const narrow = new Float32Array(box.width * from.height * 4)
      for (let y = 0; y < from.height; y += 1) {
        await pause()
        for (let x = 0; x < box.width; x += 1)
          weigh(
            source,
            (y * from.width - from.left) * 4,
            4,
            across,
            box.left + x,
            narrow,
            (y * box.width + x) * 4,
          )
      }
      const values = new Float32Array(box.width * box.height * 4)
      const stride = box.width * 4
      for (let y = 0; y < box.height; y += 1) {
        await pause()
        for (let x = 0; x < box.width; x += 1)
          weigh(
            narrow,
            x * 4 - from.top * stride,
            stride,
            down,
            box.top + y,
            values,
            (y * box.width + x) * 4,
          )
      }
      clampColours(values)
      return values
    },
  }
}

/** The weighted sum of a line of pixels, `stride` apart, of which place 0 would be at `origin`. */
function weigh(
  source: Float32Array,
  origin: number,
  stride: number,
  { taps, first, weights }: Contributions,
  place: number,
  target: Float32Array,
  offset: number,
): void {
  let red = 0
  let green = 0
  let blue = 0
  let alpha = 0
  let at = origin + (first[place] as number) * stride
  for (let slot = place * taps; slot < (place + 1) * taps; slot += 1, at += stride) {
    const weight = weights[slot] as number
    red += weight * (source[at] as number)
    green += weight * (source[at + 1] as number)
    blue += weight * (source[at + 2] as number)
    alpha += weight * (source[at + 3] as number)
  }
  target[offset] = red
  target[offset + 1] = green
  target[offset + 2] = blue
  target[offset + 3] = alpha
}

/** The places of a line that some places of the resampled line take from. */
function span({ first, taps }: Contributions, from: number, length: number) {
  const start = first[from] as number
  return { first: start, length: (first[from + length - 1] as number) + taps - start }
}

function placeOf({ a, b, c, d, e, f }: PlaceMap, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The pixels of a picture round a mapped box, with a margin as far as there are some. */
export function boxAround(box: Box, map: PlaceMap, margin: number, picture: PixelSize): Box {
  const corners = [
    placeOf(map, box.left, box.top),
    placeOf(map, box.left + box.width, box.top),
    placeOf(map, box.left, box.top + box.height),
    placeOf(map, box.left + box.width, box.top + box.height),
  ]
  const across = corners.map(([x]) => x)
  const down = corners.map(([, y]) => y)
  const left = Math.max(0, Math.floor(Math.min(...across) + 1e-6) - margin)
  const top = Math.max(0, Math.floor(Math.min(...down) + 1e-6) - margin)
  const right = Math.min(picture.width, Math.ceil(Math.max(...across) - 1e-6) + margin)
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...down) - 1e-6) + margin)
  return { left, top, width: right - left, height: bottom - top }
}

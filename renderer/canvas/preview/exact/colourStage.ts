import type { Box } from '../../../../preload/contract/pixels/pixelBox'
import type { Pause } from '../../breath'
import type { RasterPixels } from '../../mask/floodFill'
import type { ColourStep } from '../picturePreview'
import { adjustPixels } from '../softwarePreview'
import { encodedPixels, type LinearPicture, linearValues } from './linearPicture'

/** Pixels that are worked on at a time. */
const pixelsAtOnce = 100_000
/** How many standard deviations of a blur are looked at. */
const blurReach = 4

/** A picture after a step over its colours, in its place among the others. */
export function colouredPicture(picture: LinearPicture, step: ColourStep): LinearPicture {
  const { width, height } = picture
  const reach =
    step.step === 'adjust.sharpen' ? Math.ceil(step.parameters.radius * blurReach) + 1 : 0
  return {
    width,
    height,
    async read(box, pause) {
      const from = around(box, reach, picture)
      const source = encodedPixels(await picture.read(from, pause))
      return coloured({ ...from, data: source }, from, box, step, reach, pause)
    },
  }
}

/** The colours of `box`, band by band, each with as many rows around it as the step looks at. */
async function coloured(
  source: RasterPixels,
  from: Box,
  box: Box,
  step: ColourStep,
  reach: number,
  pause: Pause,
): Promise<Float32Array> {
  const values = new Float32Array(box.width * box.height * 4)
  const rows = Math.max(1, 2 * reach, Math.floor(pixelsAtOnce / from.width))
  const stride = from.width * 4
  for (let first = 0; first < box.height; first += rows) {
    await pause()
    const end = Math.min(box.height, first + rows)
    const top = Math.max(0, box.top - from.top + first - reach)
    const bottom = Math.min(from.height, box.top - from.top + end + reach)
    const data = source.data.slice(top * stride, bottom * stride)
    adjustPixels({ width: from.width, height: bottom - top, data }, step, 1)
    for (let y = first; y < end; y += 1) {
      const start = ((box.top - from.top + y - top) * from.width + box.left - from.left) * 4
      const row = linearValues(data.subarray(start, start + box.width * 4))
      values.set(row, y * box.width * 4)
    }
  }
  return values
}

function around(box: Box, margin: number, { width, height }: LinearPicture): Box {
  const left = Math.max(0, box.left - margin)
  const top = Math.max(0, box.top - margin)
  return {
    left,
    top,
    width: Math.min(width, box.left + box.width + margin) - left,
    height: Math.min(height, box.top + box.height + margin) - top,
  }
}

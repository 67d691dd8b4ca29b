import type { RasterPixels } from '../../mask/floodFill'
import { geometryPicture } from '../exact/geometryStages'
import { encodedPixels, type LinearPicture, linearPicture } from '../exact/linearPicture'
import type { ShapePlan } from './shapePlan'

const noPause = async () => undefined

/** The pixels of a view, 8 bits with straight alpha. `source` are those of the plan's part of its level. */
export async function shapedPixels(plan: ShapePlan, source: RasterPixels): Promise<RasterPixels> {
  const { levelSize, from, steps, box, samples } = plan
  const level = linearPicture(levelSize, ({ left, top, width, height }) => {
    const data = new Uint8ClampedArray(width * height * 4)
    for (let y = 0; y < height; y += 1) {
      const start = ((top - from.top + y) * from.width + left - from.left) * 4
      data.set(source.data.subarray(start, start + width * 4), y * width * 4)
    }
    return { width, height, data }
  })
  const result = steps.reduce<LinearPicture>(
    (before, { parameters }) => geometryPicture(before, parameters),
    level,
  )
  const data = encodedPixels(await result.read(box, noPause))
  return reduced({ width: box.width, height: box.height, data }, samples)
}

/** Every pixel the mean of `samples` by `samples`; those at the right and lower edge may be of fewer. */
function reduced(pixels: RasterPixels, samples: number): RasterPixels {
  if (samples === 1) return pixels
  const width = Math.ceil(pixels.width / samples)
  const height = Math.ceil(pixels.height / samples)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const rows = Math.min(samples, pixels.height - y * samples)
    for (let x = 0; x < width; x += 1) {
      const columns = Math.min(samples, pixels.width - x * samples)
      let [red, green, blue, alpha] = [0, 0, 0, 0]
      for (let j = 0; j < rows; j += 1) {
        let at = ((y * samples + j) * pixels.width + x * samples) * 4
        for (let i = 0; i < columns; i += 1, at += 4) {
          const own = pixels.data[at + 3] as number
          red += (pixels.data[at] as number) * own
          green += (pixels.data[at + 1] as number) * own
          blue += (pixels.data[at + 2] as number) * own
          alpha += own
        }
      }
      if (alpha === 0) continue
      const to = (y * width + x) * 4
      data[to] = red / alpha
      data[to + 1] = green / alpha
      data[to + 2] = blue / alpha
      data[to + 3] = alpha / (rows * columns)
    }
  }
  return { width, height, data }
}

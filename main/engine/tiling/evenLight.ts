import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Pacer } from '../pacer'
import type { Picture } from '../picture'

/** Cells along the longer side of the coarse picture that the light is read from. */
const cellsAlong = 12
/** How many times a part may get brighter or darker. */
const largestGain = 3

interface Light {
  readonly columns: number
  readonly rows: number
  readonly values: Float32Array
  readonly mean: number
}

/**
 * Takes broad differences of brightness out of a picture, as a lamp at one side makes them; `amount` 1 takes
 * all of them. What is smaller than about a tenth of the picture stays. Writes into the picture's data.
 */
export async function evenLight(picture: Picture, amount: number, pacer: Pacer): Promise<void> {
  if (amount === 0) return
  const { width, height, channels, data } = picture
  const light = softened(await lightOf(picture, pacer))
  for (let y = 0; y < height; y += 1) {
    await pacer.pace()
    const row = between(((y + 0.5) / height) * light.rows - 0.5, light.rows)
    for (let x = 0; x < width; x += 1) {
      const column = between(((x + 0.5) / width) * light.columns - 0.5, light.columns)
      const gain = gainAt(light, row, column) ** amount
      const at = (y * width + x) * channels
      for (let channel = at; channel < at + 3; channel += 1)
        data[channel] = Math.min(1, (data[channel] as number) * gain)
    }
  }
}

/** Mean luma of the cells of a coarse grid. */
async function lightOf(picture: Picture, pacer: Pacer): Promise<Light> {
  const { width, height, channels, data } = picture
  const cell = Math.max(width, height) / cellsAlong
  const columns = Math.min(width, Math.max(2, Math.round(width / cell)))
  const rows = Math.min(height, Math.max(2, Math.round(height / cell)))
  const sums = new Float64Array(columns * rows)
  const weights = new Float64Array(columns * rows)
  for (let y = 0; y < height; y += 1) {
    await pacer.pace()
    const line = Math.floor((y * rows) / height) * columns
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * channels
      const weight = channels === 4 ? (data[at + 3] as number) : 1
      const place = line + Math.floor((x * columns) / width)
      const luma =
        lumaRed * (data[at] as number) +
        lumaGreen * (data[at + 1] as number) +
        lumaBlue * (data[at + 2] as number)
      sums[place] = (sums[place] as number) + luma * weight
      weights[place] = (weights[place] as number) + weight
    }
  }
  const whole = total(weights)
  const mean = whole > 0 ? total(sums) / whole : 0
  const values = Float32Array.from(sums, (sum, place) => {
    const weight = weights[place] as number
    return weight > 0 ? sum / weight : mean
  })
  return { columns, rows, values, mean }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Each cell with its neighbours, twice, so that no single stone counts as a lamp. */
function softened(light: Light): Light {
  const { columns, rows } = light
  let values = light.values
  for (let time = 0; time < 2; time += 1) {
    const held = values
    values = held.map((_, place) => {
      const [x, y] = [place % columns, Math.floor(place / columns)]
      let sum = 0
      let count = 0
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row += 1)
        for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column += 1) {
          sum += held[row * columns + column] as number
          count += 1
        }
      return sum / count
    })
  }
  return { ...light, values }
}

interface Between {
  readonly first: number
  readonly second: number
  readonly share: number
}

function between(at: number, count: number): Between {
  const within = Math.min(count - 1, Math.max(0, at))
  const first = Math.floor(within)
  return { first, second: Math.min(count - 1, first + 1), share: within - first }
}

function gainAt({ values, columns, mean }: Light, row: Between, column: Between): number {
  const on = (line: number): number => {
    const left = values[line * columns + column.first] as number
    const right = values[line * columns + column.second] as number
    return left + (right - left) * column.share
  }
  const above = on(row.first)
  const value = above + (on(row.second) - above) * row.share
  return Math.min(largestGain, Math.max(1 / largestGain, (mean + 1e-3) / (value + 1e-3)))
}

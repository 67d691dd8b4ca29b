import { describe, expect, it } from 'vitest'
import { implementation } from '../../../main/engine/steps/transform.geometry'
import { emptyPlan, planGeometry } from '../../../preload/contract/pixels/geometryPlan'
import { definition } from '../../../preload/contract/steps/transform.geometry'
import { runStep } from '../engine/steps/runStep'
import { pictureOf } from '../engine/testPictures'

const size = { width: 120, height: 80 }
/** Red tells the column and green the row, in steps that survive being resampled. */
const places = pictureOf(size.width, size.height, 3, (x, y, channel) =>
  channel === 0 ? 30 + (x / size.width) * 200 : channel === 1 ? 30 + (y / size.height) * 200 : 0,
)

const cases = [
  { flip: 'horizontal' },
  { flip: 'both', rotate: '90' },
  { flip: 'vertical', rotate: '180' },
  { rotate: '270', aspect: '1:1' },
  { straighten: 12.5 },
  { straighten: -40, rotate: '90' },
  { crop: { left: 0.25, top: 0.1, width: 0.5, height: 0.75 }, straighten: 5 },
  { aspect: '16:9', width: 60 },
  { height: 160 },
  { flip: 'horizontal', rotate: '90', straighten: 3, aspect: '4:5', width: 50, height: 70 },
] as const

describe('the plan of a change of shape', () => {
  it.each(cases)('of %j says which pixel the engine takes', async (asked) => {
    const parameters = definition.parameters.parse(asked)
    const plan = planGeometry(emptyPlan(size), parameters)
    const { picture } = await runStep('transform.geometry', implementation, places, asked)
    if (!picture) throw new Error('no picture')
    expect({ width: picture.width, height: picture.height }).toEqual(plan.size)
    const { a, b, c, d, e, f } = plan.map
    for (const [across, down] of [
      [0.5, 0.5],
      [0.2, 0.3],
      [0.8, 0.2],
      [0.3, 0.85],
    ] as const) {
      const column = Math.floor(across * picture.width)
      const row = Math.floor(down * picture.height)
      const [x, y] = [column + 0.5, row + 0.5]
      const at = (row * picture.width + column) * 3
      const seen = [0, 1].map((channel) => ((picture.data[at + channel] ?? 0) * 255 - 30) / 200)
      const taken = [a * x + c * y + e - 0.5, b * x + d * y + f - 0.5]
      expect(Math.abs((seen[0] ?? 0) * size.width - (taken[0] ?? 0))).toBeLessThan(1)
      expect(Math.abs((seen[1] ?? 0) * size.height - (taken[1] ?? 0))).toBeLessThan(1)
    }
  })

  it('goes on where a plan before it ended', () => {
    const first = planGeometry(emptyPlan(size), definition.parameters.parse({ rotate: '90' }))
    const both = planGeometry(first, definition.parameters.parse({ rotate: '270' }))
    expect(both.size).toEqual(size)
    for (const [name, value] of Object.entries(emptyPlan(size).map))
      expect(both.map[name as keyof typeof both.map]).toBeCloseTo(value, 9)
  })
})

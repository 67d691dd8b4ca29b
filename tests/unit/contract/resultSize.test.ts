import { expect, it } from 'vitest'
import { isWithinLimits } from '../../../preload/contract/pixels/pictureLimits'
import { planStack } from '../../../preload/contract/pixels/stackPlan'

const made = (step: string, parameters: Record<string, unknown>) =>
  planStack({ width: 6000, height: 4000 }, [{ step, parameters, enabled: true }]).size

// The form offered four times the size of 24 megapixels, and the run was refused.
it('what a step would make is known to be too large before it is run', () => {
  expect(made('repair.upscale', { factor: 2 })).toEqual({ width: 12_000, height: 8000 })
  expect(isWithinLimits(made('repair.upscale', { factor: 2 }))).toBe(true)
  expect(isWithinLimits(made('repair.upscale', { factor: 4 }))).toBe(false)
  expect(isWithinLimits(made('transform.geometry', { width: 32_767 }))).toBe(false)
  expect(isWithinLimits(made('transform.border', { left: 8192, right: 8192 }))).toBe(true)
  expect(isWithinLimits({ width: 40_000, height: 2 })).toBe(false)
})

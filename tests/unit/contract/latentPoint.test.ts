import { describe, expect, it } from 'vitest'
import {
  latentPointSchema,
  latentPointText,
  moveLatentPoint,
  parseLatentPoint,
} from '../../../preload/contract/latentPoint'

/** A point that does not come back from its text would make a picture that cannot be drawn again. */
describe('points of the latent space', () => {
  it('come back from their text', () => {
    for (const text of ['0', '4294967295', '31:9121@0.2', '7:8@0:9@1:10@0.1234'])
      expect(latentPointText(parseLatentPoint(text))).toBe(text)
    const moved = moveLatentPoint(parseLatentPoint('31'), 9121, 1 / 3)
    expect(latentPointText(moved)).toBe('31:9121@0.3333')
    expect(latentPointSchema.safeParse(latentPointText(moved)).success).toBe(true)
  })

  it('are refused where they name no seed or go too far', () => {
    for (const text of [
      '',
      'x',
      '-1',
      '4294967296',
      '1:2',
      '1:2@1.5',
      '1:4294967296@0.5',
      '1 :2@1',
    ])
      expect(latentPointSchema.safeParse(text).success).toBe(false)
    expect(latentPointSchema.safeParse(`1${':2@0.1'.repeat(17)}`).success).toBe(false)
  })
})

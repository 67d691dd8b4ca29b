import { describe, expect, it } from 'vitest'
import { hasVariants, nextVariant } from '../../../../renderer/actions/stepVariants'

/** Another variant that is the same as the last is none. */
describe('the next variant of a step', () => {
  it('takes more from around the hole and draws from another seed, also where neither was chosen', () => {
    const mask = { asset: 'm' }
    const first = nextVariant('repair.inpaint', { mask })
    expect(first).toMatchObject({ mask, grow: 7, seed: 1 })
    expect(nextVariant('repair.inpaint', first)).toMatchObject({ mask, grow: 12, seed: 2 })
  })

  it('stays within what the step takes', () => {
    expect(nextVariant('repair.inpaint', { grow: 63, seed: 4_294_967_295 })).toMatchObject({
      grow: 64,
      seed: 0,
    })
  })

  it('draws beyond the edges, which the network alone does the same way each time', () => {
    expect(nextVariant('repair.extend', { left: 8, texture: 'never' })).toEqual({
      left: 8,
      texture: 'always',
      seed: 1,
    })
  })

  it('is only offered for steps that have one', () => {
    expect(['repair.inpaint', 'repair.extend', 'repair.upscale'].map(hasVariants)).toEqual([
      true,
      true,
      false,
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  floatFromHalf,
  floatTensor,
  halfFromFloat,
  integerTensor,
  toInputType,
  toOutputType,
} from '../../../../main/engine/models/tensors'

describe('half-precision models', () => {
  it.each([
    [0, 0],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 1],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('rounds %d to the nearest half, ties to even', (value, bits) => {
    expect(halfFromFloat(value)).toBe(bits)
  })

  it('keeps every half through both ways', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), (bits) => {
        const value = floatFromHalf(bits)
        return Number.isNaN(value) || halfFromFloat(value) === bits
      }),
    )
  })

  it('are given halves and give floats', () => {
    const half = toInputType(floatTensor(Float32Array.of(0.5, -1), [2]), 'float16')
    expect(half.type).toBe('float16')
    expect([...(toOutputType(half).data as Float32Array)]).toEqual([0.5, -1])
    expect(toInputType(integerTensor([7], [1]), 'int32').data).toEqual(Int32Array.of(7))
  })
})

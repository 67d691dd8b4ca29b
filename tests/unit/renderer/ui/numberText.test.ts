import { describe, expect, it } from 'vitest'
import { parseNumber, stepNumber } from '../../../../renderer/ui/numberText'

describe('typed numbers', () => {
  it('are read with a point or a comma', () => {
    expect(parseNumber('0.85', {})).toBe(0.85)
    expect(parseNumber(' 0,85 ', {})).toBe(0.85)
    expect(parseNumber('-.5', {})).toBe(-0.5)
  })

  it('are held within their limits and rounded where only whole ones are meant', () => {
    expect(parseNumber('99', { maximum: 64 })).toBe(64)
    expect(parseNumber('2.6', { integer: true })).toBe(3)
  })

  it('are refused where they are none, so that the field keeps its value', () => {
    for (const text of ['', 'seven', '1.2.3', '--1', '1e999'])
      expect(parseNumber(text, {})).toBeUndefined()
  })

  it('step without the dust of binary fractions', () => {
    expect(stepNumber(0.1, 0.2)).toBe(0.3)
    expect(stepNumber(1, 0.5, 0, 1.2)).toBe(1.2)
  })
})

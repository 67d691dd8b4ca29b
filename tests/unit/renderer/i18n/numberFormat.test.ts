import { describe, expect, it, vi } from 'vitest'
import { formatNumber } from '../../../../renderer/i18n/numberFormat'

describe('a number in a text', () => {
  it('is written as its language does', () => {
    for (const language of ['en', 'zh-CN'])
      for (const [value, format] of [
        [0, {}],
        [7, {}],
        [999, {}],
        [1000, {}],
        [1_234_567, {}],
        [-3, {}],
        [2.5, {}],
        [0.314, { style: 'percent' }],
        [0.314, { style: 'percent', maximumFractionDigits: 1 }],
        [3, { minimumFractionDigits: 2, maximumFractionDigits: 2 }],
      ] as const)
        expect(formatNumber(value, language, format)).toBe(
          new Intl.NumberFormat(language, format).format(value),
        )
  })

  // A counter that ran to ten thousand kept ten thousand formatters.
  it('shares one format with all others of its kind', () => {
    let made = 0
    class Counted extends Intl.NumberFormat {
      constructor(...given: ConstructorParameters<typeof Intl.NumberFormat>) {
        super(...given)
        made += 1
      }
    }
    vi.stubGlobal('Intl', { NumberFormat: Counted })
    for (let value = 0; value < 2000; value += 1) {
      formatNumber(value, 'en', {})
      formatNumber(value / 2000, 'en', { style: 'percent', minimumFractionDigits: 3 })
    }
    vi.unstubAllGlobals()
    expect(made).toBeLessThanOrEqual(2)
  })
})

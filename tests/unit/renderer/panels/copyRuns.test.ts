import { describe, expect, it } from 'vitest'
import { copyRuns } from '../../../../renderer/panels/caption/copyRuns'

/** Who works in Chinese reads the Chinese copy first, and looks for it there. */
describe('ad copy in both languages', () => {
  it('begins with the language of the window, from one seed', () => {
    for (const [first, second] of [
      ['zh-CN', 'en'],
      ['en', 'zh-CN'],
    ] as const) {
      const runs = copyRuns({ brand: 'Lumière' }, 'both', first)
      expect(runs.map(({ parameters }) => parameters.language)).toEqual([first, second])
      expect(new Set(runs.map(({ parameters }) => parameters.seed)).size).toBe(1)
    }
  })

  it('is in one language alone where that was chosen', () => {
    const runs = copyRuns({ seed: 4 }, 'en', 'zh-CN')
    expect(runs.map(({ parameters }) => parameters)).toEqual([{ seed: 4, language: 'en' }])
  })
})

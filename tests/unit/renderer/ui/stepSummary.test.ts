import { describe, expect, it } from 'vitest'
import { stepSummary } from '../../../../renderer/ui/stepSummary'

/** A recipe would otherwise be read as code: `true`, `Tile 0 px`, `channel: shop`, in either language. */
describe('what a recipe says of a step', () => {
  it('names what 0 stands for, a switch and a crop box in words', () => {
    const upscale = { factor: 2, tile: 0 }
    expect(stepSummary('repair.upscale', upscale, 'en')).toContain('Tile automatic')
    expect(stepSummary('repair.upscale', upscale, 'zh-CN')).toContain('分块 自动')
    expect(stepSummary('repair.upscale', { tile: 256 }, 'en')).toContain('Tile 256 px')
    expect(stepSummary('repair.upscale', { tile: 256 }, 'zh-CN')).toContain('分块 256 像素')
    expect(stepSummary('describe.caption', { attention: true }, 'zh-CN')).toEqual(['注意力图 开'])
    const crop = { left: 0.1, top: 0, width: 0.8, height: 0.6 }
    expect(stepSummary('transform.geometry', { crop }, 'en').at(0)).toMatch(/80% × 60%$/)
  })

  it('names models, labels and briefs as the window does', () => {
    const words = {
      label: (id: string) => `label ${id}`,
      model: (id: string) => `model ${id}`,
      brief: ({ brand }: { brand: string }) => `for ${brand}`,
    }
    const drawn = { labels: ['dress', 'hat'], model: 'gan' }
    expect(stepSummary('generate.gan', drawn, 'zh-CN', words).join('；')).toMatch(
      /label dress、label hat.*model gan/,
    )
    expect(
      stepSummary('describe.adcopy', { brief: { brand: 'Lumière' } }, 'en', words).at(0),
    ).toMatch(/for Lumière$/)
  })
  it('leaves out what is as it comes, where only what was set is asked for', () => {
    const turned = { flip: 'none', rotate: '0', straighten: 3 }
    expect(stepSummary('transform.geometry', turned, 'en')).toHaveLength(3)
    const changed = stepSummary('transform.geometry', turned, 'en', { changedOnly: true })
    expect(changed).toEqual(['Straighten 3°'])
  })
})

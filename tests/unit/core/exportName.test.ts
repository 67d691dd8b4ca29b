import { describe, expect, it } from 'vitest'
import type { AssetRow } from '../../../main/core/library/assetRecord'
import { assetNameParts, templateForSizes } from '../../../main/core/library/exportName'
import { DistinctNames, fillParts } from '../../../main/core/recipes/outputName'

const made = {
  name: '红裙 1',
  label: 'dress',
  seed: 42,
  created: new Date(2026, 10, 4, 12).getTime(),
  origin: 'generate.gan',
  rating: 3,
} as AssetRow
const imported = { ...made, name: 'IMG_1', label: null, seed: null, origin: 'imported', rating: 0 }

const filled = (template: string, row: AssetRow = made, size?: number) =>
  fillParts(template, assetNameParts(row, 6, size))

describe('a name from a template', () => {
  it('holds what the library knows of the picture', () => {
    expect(filled('{name}-{label}-{seed}-{date}')).toBe('红裙 1-dress-42-2026-11-04')
    expect(filled('{index} {group} {step} {rating} {size}', made, 800)).toBe('7 generate gan 3 800')
  })

  it('has no gap where the picture lacks something', () => {
    expect(filled('{name}-{label}-{seed}-{date}', imported)).toBe('IMG_1-2026-11-04')
    expect(filled('{label}_{seed}_{name}', imported)).toBe('IMG_1')
    expect(filled('{label}{seed}', imported)).toBe('picture')
  })

  it('cannot leave its folder or take a name that a system forbids', () => {
    expect(filled('../../{name}', { ...made, name: '..\\..\\etc/passwd' })).not.toMatch(/[/\\]|^\./)
    expect(filled('{name}', { ...made, name: 'con' })).toBe('_con')
    expect(filled('{toString}-{unknown}')).toBe('{toString}-{unknown}')
  })

  it('tells sizes of one picture apart', () => {
    expect(templateForSizes('{name}', 2)).toBe('{name}-{size}')
    expect(templateForSizes('{size}/{name}', 2)).toBe('{size}/{name}')
    expect(templateForSizes('{name}', 1)).toBe('{name}')
  })

  it('is given once, whatever the case of its letters', () => {
    const names = new DistinctNames()
    const give = (stem: string) =>
      names.give(stem, 'jpg', (name) => name.toLowerCase() === 'photo-2.jpg')
    expect([give('Photo'), give('photo'), give('PHOTO')]).toEqual([
      'Photo.jpg',
      'photo-3.jpg',
      'PHOTO-4.jpg',
    ])
  })
})

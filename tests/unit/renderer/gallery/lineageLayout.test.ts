import { describe, expect, it } from 'vitest'
import type { Lineage } from '../../../../preload/contract/asset'
import { lineageLayout, lineageSteps } from '../../../../renderer/app/gallery/lineageLayout'

/** `a>b` says that b was made from a. */
function lineage(...pairs: string[]): Lineage {
  const links = pairs.map((pair) => {
    const [parent = '', child = ''] = pair.split('>')
    return { parent, child }
  })
  const ids = [...new Set(links.flatMap(({ parent, child }) => [parent, child]))]
  return { assets: ids.map((id) => ({ id })) as never, links, cut: false }
}

const rowsOf = (focus: string, given: Lineage) => {
  const { places } = lineageLayout(focus, given)
  return Object.fromEntries(places.map(({ id, generation }) => [id, generation]))
}

describe('the layout of a lineage', () => {
  it('puts parents above and children below, at any distance', () => {
    const given = lineage('photo>tone', 'mask>erased', 'tone>erased', 'erased>large', 'erased>text')
    expect(rowsOf('erased', given)).toEqual({
      photo: -2,
      tone: -1,
      mask: -1,
      erased: 0,
      large: 1,
      text: 1,
    })
  })

  it('goes by the longest way where there are several, so that no line runs upwards', () => {
    expect(rowsOf('a', lineage('a>b', 'b>c', 'a>c'))).toEqual({ a: 0, b: 1, c: 2 })
  })

  it('keeps children under their own parents, and everything inside', () => {
    const given = lineage('a>left', 'a>right', 'right>r1', 'left>l1', 'left>l2')
    const { places, width, height } = lineageLayout('a', given)
    const x = (id: string) => places.find((one) => one.id === id)?.x ?? 0
    expect(x('l1')).toBeLessThan(x('r1'))
    expect(x('l2')).toBeLessThan(x('r1'))
    for (const place of places) {
      expect(place.x).toBeGreaterThanOrEqual(lineageSteps.across / 2)
      expect(place.x).toBeLessThanOrEqual(width - lineageSteps.across / 2)
      expect(place.y).toBeLessThan(height)
    }
  })

  it('ends even where something were its own ancestor', () => {
    expect(Object.keys(rowsOf('a', lineage('a>b', 'b>a')))).toEqual(['a', 'b'])
  })

  it('shows an asset alone', () => {
    const alone = { assets: [{ id: 'a' }] as never, links: [], cut: false }
    expect(lineageLayout('a', alone).places).toHaveLength(1)
  })
})

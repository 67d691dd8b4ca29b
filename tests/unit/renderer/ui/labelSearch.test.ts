import { describe, expect, it } from 'vitest'
import type { ModelLabel } from '../../../../preload/contract/model'
import { groupLabels, searchLabels } from '../../../../renderer/ui/labelSearch'

const labels: readonly ModelLabel[] = [
  { id: 't-shirt', set: 'clothing', en: 'T-shirt', zh: 'T 恤' },
  { id: 'dress', set: 'clothing', en: 'Dress', zh: '连衣裙' },
  { id: 'granny-smith', set: 'grocery', en: 'Granny Smith apple', zh: '澳洲青苹果' },
  { id: 'creme', set: 'grocery', en: 'Crème fraîche', zh: '法式酸奶油' },
]
const found = (search: string) => searchLabels(labels, search).map(({ id }) => id)

describe('the search for labels', () => {
  it('finds a label in either language, whatever the interface speaks', () => {
    expect(found('dress')).toEqual(['dress'])
    expect(found('苹果')).toEqual(['granny-smith'])
  })

  it('does not mind hyphens, spaces, case and accents', () => {
    expect(found('TSHIRT')).toEqual(['t-shirt'])
    expect(found('t恤')).toEqual(['t-shirt'])
    expect(found('creme fraiche')).toEqual(['creme'])
  })

  it('wants every word', () => {
    expect(found('apple granny')).toEqual(['granny-smith'])
    expect(found('apple dress')).toEqual([])
  })

  it('shows all of them while nothing is typed', () => {
    expect(found('  ')).toHaveLength(labels.length)
  })

  it('groups by set and sorts by the name that is shown', () => {
    expect(
      groupLabels(labels, 'en').map(({ set, labels: group }) => [set, group.map(({ id }) => id)]),
    ).toEqual([
      ['clothing', ['dress', 't-shirt']],
      ['grocery', ['creme', 'granny-smith']],
    ])
  })
})

import type { Lineage } from '../../../preload/contract/asset'

export interface PlacedAsset {
  readonly id: string
  /** 0 is the asset itself, -1 what it was made from, 1 what came of it, … */
  readonly generation: number
  readonly x: number
  readonly y: number
}

export interface LineageLayout {
  readonly places: readonly PlacedAsset[]
  readonly width: number
  readonly height: number
}

/** Space from one asset to the next, and from one generation to the next, in pixels. */
export const lineageSteps = { across: 120, down: 116 } as const

/**
 * Generations in rows, the oldest on top, each asset as near under its parents as the order within the
 * row allows (Sugiyama's layers, ordered once by the mean place of the neighbours towards the middle).
 * An asset stands a row below the lowest of its parents, and ancestors a row above their highest child.
 */
export function lineageLayout(focus: string, { assets, links }: Lineage): LineageLayout {
  const generations = generationsOf(focus, links)
  const rows = new Map<number, string[]>()
  for (const { id } of assets) {
    const generation = generations.get(id)
    if (generation === undefined) continue
    rows.set(generation, [...(rows.get(generation) ?? []), id])
  }
  const numbers = [...rows.keys()].sort((left, right) => left - right)
  const place = new Map<string, number>()
  const neighbours = (id: string, toParents: boolean) =>
    links.flatMap(({ parent, child }) =>
      toParents ? (child === id ? [parent] : []) : parent === id ? [child] : [],
    )
  // From the middle outwards: every row is ordered by the row that is nearer to the asset.
  for (const number of [...numbers].sort((left, right) => Math.abs(left) - Math.abs(right))) {
    const row = rows.get(number) ?? []
    const wish = (id: string) => {
      const known = neighbours(id, number > 0).flatMap((one) => place.get(one) ?? [])
      return known.length === 0 ? 0 : known.reduce((sum, one) => sum + one, 0) / known.length
    }
    const ordered = row.map((id, index) => ({ id, index, wish: wish(id) }))
    ordered.sort((left, right) => left.wish - right.wish || left.index - right.index)
    for (const [index, { id }] of ordered.entries()) place.set(id, index - (row.length - 1) / 2)
  }
  const widest = Math.max(1, ...[...rows.values()].map((row) => row.length))
  const top = numbers[0] ?? 0
  return {
    places: assets.flatMap(({ id }) => {
      const generation = generations.get(id)
      if (generation === undefined) return []
      return {
        id,
        generation,
        x: ((place.get(id) ?? 0) + widest / 2) * lineageSteps.across,
        y: (generation - top + 0.5) * lineageSteps.down,
      }
    }),
    width: widest * lineageSteps.across,
    height: Math.max(1, numbers.length) * lineageSteps.down,
  }
}

/** The longest way to each asset, upwards counted below zero. */
function generationsOf(focus: string, links: Lineage['links']): ReadonlyMap<string, number> {
  const found = new Map([[focus, 0]])
  const follow = (from: 'parent' | 'child', to: 'parent' | 'child', step: 1 | -1) => {
    let edge = new Set([focus])
    // No way is longer than there are links; a circle, which there never should be, ends it too.
    for (let distance = 1; edge.size > 0 && distance <= links.length; distance += 1) {
      edge = new Set(links.filter((link) => edge.has(link[from])).map((link) => link[to]))
      for (const id of edge) if (id !== focus) found.set(id, distance * step)
    }
  }
  follow('child', 'parent', -1)
  follow('parent', 'child', 1)
  return found
}

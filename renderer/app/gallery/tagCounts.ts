import type { Asset } from '../../../preload/contract/asset'

/** A tag and how many of some pictures have it. */
interface TagCount {
  readonly tag: string
  readonly count: number
}

/** The tags of some pictures, those that most of them have first. */
export function tagCounts(assets: readonly Pick<Asset, 'tags'>[]): readonly TagCount[] {
  const counts = new Map<string, number>()
  for (const { tags } of assets)
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((left, right) => right.count - left.count || left.tag.localeCompare(right.tag))
}

/** What was typed as tags: parted by commas of either script, without empty ones and repeats. */
export function typedTags(text: string): readonly string[] {
  const tags = text.split(/[,，、;；\n]/).map((tag) => tag.trim().slice(0, longestTag))
  return [...new Set(tags.filter(Boolean))]
}

/** Characters of the longest tag that the library takes. */
const longestTag = 80

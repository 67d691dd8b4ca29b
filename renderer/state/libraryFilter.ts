import type { ListedKind } from '../../preload/contract/assetFilter'
import type { RouteInput } from '../../preload/contract/routes'

/** What kinds the gallery tells apart; without any of them it shows all pictures. */
export const filterKinds = ['photo', 'generated', 'edited', 'mask', 'text'] as const
type FilterKind = (typeof filterKinds)[number] & ListedKind

export const sizeClasses = ['small', 'medium', 'large'] as const
export type SizeClass = (typeof sizeClasses)[number]

/** The last so many days with today, or from one day to another, both as `2026-11-24` and both included. */
export type DateFilter =
  | { readonly kind: 'last'; readonly days: number }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }

/** What the gallery is narrowed to. */
export interface LibraryFilter {
  readonly kinds: readonly FilterKind[]
  readonly labels: readonly string[]
  readonly models: readonly string[]
  readonly collection: string | undefined
  /** From so many stars on, or `none`: without stars. 0 is any. */
  readonly rating: number | 'none'
  readonly date: DateFilter | undefined
  readonly pixels: SizeClass | undefined
  readonly bytes: SizeClass | undefined
}

export const noFilter: LibraryFilter = {
  kinds: [],
  labels: [],
  models: [],
  collection: undefined,
  rating: 0,
  date: undefined,
  pixels: undefined,
  bytes: undefined,
}

/** Below the first is small, from the second on is large: pixels, and bytes. */
export const sizeBounds = { pixels: [1e6, 8e6], bytes: [1e6, 10e6] } as const

/** One thing that the gallery is narrowed to, as a chip shows it and takes it away. */
export type FilterPart =
  | { readonly name: 'kinds'; readonly value: FilterKind }
  | { readonly name: 'labels' | 'models'; readonly value: string }
  | { readonly name: 'collection'; readonly value: string }
  | { readonly name: 'rating'; readonly value: number | 'none' }
  | { readonly name: 'date'; readonly value: DateFilter }
  | { readonly name: 'pixels' | 'bytes'; readonly value: SizeClass }

/** Everything that narrows the gallery, one by one. */
export function filterParts(filter: LibraryFilter): FilterPart[] {
  const { collection, rating, date, pixels, bytes } = filter
  return [
    ...(collection === undefined ? [] : [{ name: 'collection' as const, value: collection }]),
    ...filter.kinds.map((value) => ({ name: 'kinds' as const, value })),
    ...filter.labels.map((value) => ({ name: 'labels' as const, value })),
    ...filter.models.map((value) => ({ name: 'models' as const, value })),
    ...(rating === 0 ? [] : [{ name: 'rating' as const, value: rating }]),
    ...(date === undefined ? [] : [{ name: 'date' as const, value: date }]),
    ...(pixels === undefined ? [] : [{ name: 'pixels' as const, value: pixels }]),
    ...(bytes === undefined ? [] : [{ name: 'bytes' as const, value: bytes }]),
  ]
}

/** The filter without one of its parts. */
export function withoutPart(filter: LibraryFilter, part: FilterPart): LibraryFilter {
  switch (part.name) {
    case 'kinds':
    case 'labels':
    case 'models': {
      const rest: readonly string[] = filter[part.name]
      return { ...filter, [part.name]: rest.filter((value) => value !== part.value) }
    }
    default:
      return { ...filter, [part.name]: noFilter[part.name] }
  }
}

type ListFilter = Omit<RouteInput<'library', 'list'>, 'sort' | 'offset' | 'limit' | 'search'>

/** The filter as the library is asked; `now` (milliseconds since 1970) says what today is. */
export function listFilter(filter: LibraryFilter, now: number): ListFilter {
  const { kinds, labels, models, collection, rating } = filter
  const dates = filter.date ? dateLimits(filter.date, now) : {}
  return {
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(labels.length > 0 ? { labels: [...labels] } : {}),
    ...(models.length > 0 ? { models: [...models] } : {}),
    ...(collection === undefined ? {} : { collection }),
    ...(rating === 'none' ? { maximumRating: 0 } : rating > 0 ? { minimumRating: rating } : {}),
    ...dates,
    ...sizeLimits(filter.pixels, sizeBounds.pixels, 'minimumPixels', 'maximumPixels'),
    ...sizeLimits(filter.bytes, sizeBounds.bytes, 'minimumBytes', 'maximumBytes'),
  }
}

function dateLimits(date: DateFilter, now: number): ListFilter {
  if (date.kind === 'last') return { createdFrom: dayStart(now, 1 - date.days) }
  const from = Date.parse(`${date.from}T00:00`)
  const to = Date.parse(`${date.to}T00:00`)
  return {
    ...(Number.isNaN(from) ? {} : { createdFrom: from }),
    ...(Number.isNaN(to) ? {} : { createdBefore: dayStart(to, 1) }),
  }
}

/** When a day begins, so many days from the one of a moment; days are not all 24 hours long. */
function dayStart(moment: number, days: number): number {
  const day = new Date(moment)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

function sizeLimits(
  size: SizeClass | undefined,
  [middle, large]: readonly [number, number],
  minimum: 'minimumPixels' | 'minimumBytes',
  maximum: 'maximumPixels' | 'maximumBytes',
): ListFilter {
  return {
    ...(size === 'medium' ? { [minimum]: middle } : size === 'large' ? { [minimum]: large } : {}),
    ...(size === 'small'
      ? { [maximum]: middle - 1 }
      : size === 'medium'
        ? { [maximum]: large - 1 }
        : {}),
  }
}

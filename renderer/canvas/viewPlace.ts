import type { ViewState } from '../../preload/contract/history'

/** Zoom, and the picture's point in the middle of the view; undefined while the picture is fitted. */
export type ViewPlace = ViewState['view']

const listeners = new Set<() => void>()
let waiting: ViewPlace

/** Where the next picture is to be shown, once. */
export function restorePlace(place: ViewPlace): void {
  waiting = place
}

/** The place that waits for a picture; it waits no longer. */
export function takeRestoredPlace(): ViewPlace {
  const place = waiting
  waiting = undefined
  return place
}

/** Hears of every zoom and pan until the returned function is called. */
export function onPlaceChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellPlaceChange(): void {
  for (const listener of listeners) listener()
}

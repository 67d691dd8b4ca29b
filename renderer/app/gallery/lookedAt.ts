/** Milliseconds for which a gallery at rest has not been scrolled. */
export const restMilliseconds = 70
/** A tile that is there for so long is looked at, even where the gallery moves: rows that fly by are gone in less. */
const slowMilliseconds = 200

let scrolledAt = Number.NEGATIVE_INFINITY

/** To be told whenever the gallery moves. */
export function noteScroll(now: number): void {
  scrolledAt = now
}

/**
 * Whether somebody looks at a tile that has been there since `since`, so that its thumbnail is worth asking for: what
 * flies by would only keep waiting what comes to stand where the scrolling ends, and take the processor from the scrolling.
 */
export function isLookedAt(since: number, now: number): boolean {
  const there = now - since
  const isAtRest = now - scrolledAt >= restMilliseconds
  return there >= (isAtRest ? restMilliseconds : slowMilliseconds)
}

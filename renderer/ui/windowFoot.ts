/** Whatever stands at the foot of the window and has to stay in sight: the tray, the bars below and on the canvas. */
const feet = new Set<HTMLElement>()
/** What lies between the panels. */
let middle: HTMLElement | undefined
const followers = new Set<() => void>()
/** Between what stands at the foot and what stands above it. */
const gap = 12
/** With less room between the panels than this, a notice is as wide as the window. */
const leastWidth = 320

/** The distances of the notices from the edges of the window. */
export interface NoticePlace {
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** As the `ref` of an element: notices stand above it for as long as it is there. */
export function atWindowFoot(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined
  feet.add(element)
  tellFollowers()
  return () => {
    feet.delete(element)
    tellFollowers()
  }
}

/** As the `ref` of what lies between the panels: notices stand before it and cover no button of a panel. */
export function atWindowMiddle(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined
  middle = element
  tellFollowers()
  return () => {
    middle = undefined
    tellFollowers()
  }
}

/** Calls with where notices stand, now and whenever that changes; returns what stops it. */
export function followNoticePlace(tell: (place: NoticePlace) => void): () => void {
  const measure = () => {
    const tops = [...feet].map((element) => element.getBoundingClientRect().top)
    const height = innerHeight - Math.min(innerHeight, ...tops)
    // Never so high that a notice leaves a low window by its upper edge.
    const bottom = Math.round(Math.min(height, innerHeight / 2)) + gap
    const between = middle?.getBoundingClientRect()
    tell(
      between && between.width >= leastWidth
        ? { bottom, left: between.left, right: innerWidth - between.right }
        : { bottom, left: 0, right: 0 },
    )
  }
  const sizes = new ResizeObserver(measure)
  const watch = () => {
    sizes.disconnect()
    for (const element of [document.body, ...feet, ...(middle ? [middle] : [])])
      sizes.observe(element)
    measure()
  }
  followers.add(watch)
  watch()
  return () => {
    followers.delete(watch)
    sizes.disconnect()
  }
}

function tellFollowers(): void {
  for (const follow of followers) follow()
}

/** Whatever stands at the foot of the window and has to stay in sight: the tray, the bars below and on the canvas. */
const feet = new Set<HTMLElement>()
const followers = new Set<() => void>()
/** Between what stands at the foot and what stands above it. */
const gap = 12

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

/** Calls with how high the foot of the window reaches, now and whenever that changes; returns what stops it. */
export function followWindowFoot(tell: (height: number) => void): () => void {
  const measure = () => {
    const tops = [...feet].map((element) => element.getBoundingClientRect().top)
    const height = innerHeight - Math.min(innerHeight, ...tops)
    // Never so high that a notice leaves a low window by its upper edge.
    tell(Math.round(Math.min(height, innerHeight / 2)) + gap)
  }
  const sizes = new ResizeObserver(measure)
  const watch = () => {
    sizes.disconnect()
    for (const element of [document.body, ...feet]) sizes.observe(element)
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

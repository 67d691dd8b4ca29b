/** Where in the whole work a part of it lies, 0..1, and how to tell of it. */
export interface ProgressSlice {
  /** Tells that this fraction of the slice is done. */
  report(fraction: number): void
  /** The part of this slice between two fractions of it. */
  part(start: number, end: number): ProgressSlice
}

/** A slice over all of 0..1 that never goes back. */
export function wholeProgress(tell: (fraction: number) => void): ProgressSlice {
  let furthest = 0
  const slice = (start: number, end: number): ProgressSlice => ({
    report(fraction) {
      const place = start + (end - start) * Math.min(1, Math.max(0, fraction))
      if (place <= furthest) return
      furthest = place
      tell(place)
    },
    part: (from, to) => slice(start + (end - start) * from, start + (end - start) * to),
  })
  return slice(0, 1)
}

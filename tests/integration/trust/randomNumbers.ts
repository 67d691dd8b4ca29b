/** Whole numbers below a bound, the same for the same seed: a fault that was found is found again. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    // The constants are those of Numerical Recipes, section 7.1; the high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

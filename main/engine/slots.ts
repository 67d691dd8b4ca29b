/**
 * Gives so many pieces of work a slot at once; others wait for one in the order they came. What is returned does a
 * piece of work when its turn comes, and throws what it throws.
 */
export function createSlots(
  count: number,
): <Made>(work: () => Promise<Made> | Made) => Promise<Made> {
  let free = count
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // A slot is handed on as it is, so that nobody who comes now is sooner.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

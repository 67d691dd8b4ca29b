/** Lets the window answer between pieces of work. Throws the signal's reason once it is aborted. */
export type Pause = () => Promise<void>

/** The window is left to itself after so long. */
const sliceMilliseconds = 8

/** A pause that is one only where the work has gone on for long enough to be noticed. */
export function slices(signal: AbortSignal): Pause {
  let started = performance.now()
  return async () => {
    if (performance.now() - started < sliceMilliseconds) return
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    started = performance.now()
  }
}

/** Whether the user asked the system for as little motion as possible; asked anew each time, as that can change. */
export function stillMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true
}

/** A length of time in the coarse words that people want of an estimate. */
export type TimeLeft =
  | { readonly kind: 'moments' }
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'hours'; readonly hours: number; readonly minutes: number }

/** Seconds as an estimate: fives of seconds under a minute and a half, then minutes, then hours. */
export function timeLeft(seconds: number): TimeLeft {
  if (!Number.isFinite(seconds) || seconds < 3) return { kind: 'moments' }
  if (seconds < 90) return { kind: 'seconds', seconds: Math.max(5, Math.round(seconds / 5) * 5) }
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return { kind: 'minutes', minutes }
  const coarse = Math.round(minutes / 5) * 5
  return { kind: 'hours', hours: Math.floor(coarse / 60), minutes: coarse % 60 }
}

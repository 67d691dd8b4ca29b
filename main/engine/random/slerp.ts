/**
 * Spherical interpolation between two latents (White 2016, "Sampling Generative Networks", section 2.1):
 * directions turn at an even rate, so that the points between are as far from the origin as a network
 * expects. `fraction` 0 gives `from`, 1 gives `to`. Latents that are parallel are blended linearly.
 */
export function slerp(from: Float32Array, to: Float32Array, fraction: number): Float32Array {
  if (fraction <= 0) return from.slice()
  if (fraction >= 1) return to.slice()
  let product = 0
  let fromSquare = 0
  let toSquare = 0
  for (let index = 0; index < from.length; index++) {
    const a = from[index] ?? 0
    const b = to[index] ?? 0
    product += a * b
    fromSquare += a * a
    toSquare += b * b
  }
  const lengths = Math.sqrt(fromSquare * toSquare)
  const cosine = lengths === 0 ? 1 : Math.min(1, Math.max(-1, product / lengths))
  const angle = Math.acos(cosine)
  const sine = Math.sin(angle)
  const [left, right] =
    Math.abs(sine) < 1e-6
      ? [1 - fraction, fraction]
      : [Math.sin((1 - fraction) * angle) / sine, Math.sin(fraction * angle) / sine]
  return from.map((value, index) => left * value + right * (to[index] ?? 0))
}

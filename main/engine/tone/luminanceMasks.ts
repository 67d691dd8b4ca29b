/**
 * Highlights and shadows change the luma (encoded sRGB, BT.709 weights) by a factor that depends on
 * the luma alone; the three channels take the same factor, so hue and saturation stay. Every curve
 * here keeps 0 at 0 and rises everywhere, so no two tones ever change places.
 */

/** Part of a full lift: at 4 the curve luma * (1 + lift * (1 - luma)^3) would begin to fall. */
const shadowLift = 1.5
/** Part of a full drop: at 1 the curve's slope at 0 would be 0. */
const shadowDrop = 0.75

/** The factor for shadows of -100..100 at a luma; 1 for white and above. */
export function shadowFactor(luma: number, shadows: number): number {
  if (luma >= 1) return 1
  const share = (shadows / 100) * (shadows > 0 ? shadowLift : shadowDrop)
  const dark = 1 - luma
  return 1 + share * dark * dark * dark
}

/** Where darkening of highlights sets in, and where it is complete: over white, so that it brings headroom back. */
const highlightStart = 0.35
const highlightEnd = 1.45
/** Part of the luma that a full darkening takes; white goes to 0.85. */
const highlightDrop = 0.24
/** Part of a full brightening: at 1 the slope at white would be 0. */
const highlightLift = 0.75

/** The factor for highlights of -100..100 at a luma. */
export function highlightFactor(luma: number, highlights: number): number {
  if (luma <= 0) return 1
  if (highlights < 0) {
    const place = (luma - highlightStart) / (highlightEnd - highlightStart)
    return 1 + (highlights / 100) * highlightDrop * smoothstep(place)
  }
  const bright = Math.min(luma, 1)
  return 1 + (highlights / 100) * highlightLift * (1 - luma) * bright * bright * (bright / luma)
}

/** Hermite step 3x^2 - 2x^3, 0 below 0 and 1 above 1. */
function smoothstep(value: number): number {
  const place = Math.min(1, Math.max(0, value))
  return place * place * (3 - 2 * place)
}

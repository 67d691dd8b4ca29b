/**
 * The sRGB transfer functions of IEC 61966-2-1. Values above 1 (headroom after an exposure) follow the
 * same curves; values below 0 the linear part.
 */

/** Encoded sRGB to linear light. */
export function decodeSrgb(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}

/** Linear light to encoded sRGB. */
export function encodeSrgb(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
}

/** Encoded value of a surface that reflects 18 % of the light: contrast turns about it. */
export const middleGrey = 0.4613561295

/**
 * An S-curve about middle grey in encoded sRGB, made of Schlick's bias on either side (Schlick 1994,
 * "Fast alternatives to Perlin's bias and gain functions", Graphics Gems IV). It keeps 0, middle grey
 * and 1, rises everywhere, and its slope at middle grey is `slope`. Beyond 1 it goes on as a line.
 */
export function contrastCurve(value: number, slope: number): number {
  if (value <= 0) return 0
  if (value < middleGrey) return middleGrey * bias(value / middleGrey, slope)
  if (value > 1) return 1 + (value - 1) / slope
  return 1 - (1 - middleGrey) * bias((1 - value) / (1 - middleGrey), slope)
}

/** 0..1 to 0..1 with the slope 1/slope at 0 and slope at 1. */
function bias(value: number, slope: number): number {
  return value / (value + slope * (1 - value))
}

/** Slope at middle grey for a contrast of -100..100: from a half to twice. */
export function contrastSlope(contrast: number): number {
  return 2 ** (contrast / 100)
}

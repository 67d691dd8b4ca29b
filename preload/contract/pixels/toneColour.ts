import type { StepParameters } from '../steps'
import { contrastCurve, contrastSlope } from './contrast'
import { lumaBlue, lumaGreen, lumaRed } from './luma'
import { highlightFactor, shadowFactor } from './luminanceMasks'
import { decodeSrgb, encodeSrgb } from './srgb'
import { whiteBalanceGains } from './whiteBalance'

export type ToneParameters = StepParameters<'adjust.tone'>
export type Rgb = readonly [number, number, number]

/** Parameters that leave every picture as it is. */
export const neutralTone: ToneParameters = {
  exposure: 0,
  contrast: 0,
  highlights: 0,
  shadows: 0,
  saturation: 0,
  temperature: 0,
  tint: 0,
  gamma: 1,
}

/** Whether the parameters leave every picture as it is. */
export function isNeutral(tone: ToneParameters): boolean {
  return (Object.keys(neutralTone) as (keyof ToneParameters)[]).every(
    (name) => tone[name] === neutralTone[name],
  )
}

/**
 * The definition of adjust.tone, for one pixel, encoded sRGB 0..1 in and out. In this order:
 * exposure and white balance as gains in linear light; highlights and shadows on the luma; contrast and
 * gamma on each channel; saturation about the luma. Nothing is cut off at 1 before the contrast, so
 * highlights can bring back what the exposure lifted beyond white.
 *
 * The engine's tables (applyTone) and every preview have to agree with this function.
 */
export function toneColour(colour: Rgb, tone: ToneParameters): Rgb {
  const gains = channelGains(tone)
  const red = exposed(colour[0], gains[0])
  const green = exposed(colour[1], gains[1])
  const blue = exposed(colour[2], gains[2])
  const factor = lumaFactor(lumaOf(red, green, blue), tone)
  return saturated(
    finished(red * factor, tone),
    finished(green * factor, tone),
    finished(blue * factor, tone),
    tone,
  )
}

/** What red, green and blue are multiplied with in linear light. */
export function channelGains({ exposure, temperature, tint }: ToneParameters): Rgb {
  const light = 2 ** exposure
  const { red, green, blue } = whiteBalanceGains(temperature, tint)
  return [light * red, light * green, light * blue]
}

/** First stage of a channel: a gain in linear light; may exceed 1. */
export function exposed(value: number, gain: number): number {
  return gain === 1 ? value : encodeSrgb(decodeSrgb(value) * gain)
}

/** Second stage: what the three channels are multiplied with. */
export function lumaFactor(
  luma: number,
  { highlights, shadows }: Pick<ToneParameters, 'highlights' | 'shadows'>,
): number {
  const shadow = shadows === 0 ? 1 : shadowFactor(luma, shadows)
  return highlights === 0 ? shadow : shadow * highlightFactor(luma * shadow, highlights)
}

/** Third stage of a channel: contrast, then gamma (above 1 brightens); clamped to 0..1. */
export function finished(value: number, { contrast, gamma }: ToneParameters): number {
  const curved = contrast === 0 ? value : contrastCurve(value, contrastSlope(contrast))
  const clamped = Math.min(1, Math.max(0, curved))
  return gamma === 1 ? clamped : clamped ** (1 / gamma)
}

/** Last stage: away from the luma, or towards it; -100 is grey, 100 twice as colourful. */
function saturated(red: number, green: number, blue: number, { saturation }: ToneParameters): Rgb {
  if (saturation === 0) return [red, green, blue]
  const luma = lumaOf(red, green, blue)
  const factor = 1 + saturation / 100
  const channel = (value: number) => Math.min(1, Math.max(0, luma + (value - luma) * factor))
  return [channel(red), channel(green), channel(blue)]
}

/** Luma of encoded sRGB with the weights of BT.709. */
export function lumaOf(red: number, green: number, blue: number): number {
  return lumaRed * red + lumaGreen * green + lumaBlue * blue
}

import { decodeSrgb, encodeSrgb } from '../../../preload/contract/pixels/srgb'
import { neutralTone, type ToneParameters } from '../../../preload/contract/pixels/toneColour'
import { whiteBalanceOfGains } from '../../../preload/contract/pixels/whiteBalance'
import type { StepParameters } from '../../../preload/contract/steps'
import { type LightStatistics, percentile } from './lightStatistics'

type AutoParameters = StepParameters<'adjust.auto'>

/**
 * Tone parameters for a picture by its statistics, rounded to the sliders' steps, so that applying what
 * was told gives the same pixels again.
 */
export function chooseTone(statistics: LightStatistics, wanted: AutoParameters): ToneParameters {
  if (statistics.luma.total === 0) return neutralTone
  const { strength } = wanted
  const exposure = wanted.exposure ? round(chooseExposure(statistics) * strength, 0.01) : 0
  const contrast = wanted.contrast ? round(chooseContrast(statistics, exposure) * strength, 1) : 0
  const balance = wanted.whiteBalance ? chooseWhiteBalance(statistics) : { temperature: 0, tint: 0 }
  return {
    ...neutralTone,
    exposure,
    contrast,
    temperature: round(balance.temperature * strength, 1),
    tint: round(balance.tint * strength, 1),
  }
}

/** Linear light of the median that a picture is led towards: middle grey. */
const medianTarget = 0.18
/** How far it is led there: dark and bright scenes may stay so to a part. */
const medianPull = 0.6
/** Encoded value that the brightest pixels but for half a percent may reach. */
const whiteTarget = 0.98
const largestExposure = 2.5

/** Exposure in EV: the median towards middle grey, but no brighter than the lights bear. */
function chooseExposure({ luma }: LightStatistics): number {
  const median = Math.max(decodeSrgb(percentile(luma, 0.5)), 1e-4)
  const towardsMiddle = Math.log2(medianTarget / median) * medianPull
  const white = Math.max(decodeSrgb(percentile(luma, 0.995)), 1e-4)
  const headroom = Math.max(0, Math.log2(decodeSrgb(whiteTarget) / white))
  return clamp(Math.min(towardsMiddle, headroom), largestExposure)
}

/** Distance of the 5th and the 95th percentile of luma that counts as a full range of tones. */
const spreadTarget = 0.72
const contrastForWholeRange = 120
const largestContrast = 50

/** Contrast: more where the tones lie close together after the exposure, a little less where far apart. */
function chooseContrast({ luma }: LightStatistics, exposure: number): number {
  const gain = 2 ** exposure
  const after = (fraction: number) =>
    Math.min(1, encodeSrgb(decodeSrgb(percentile(luma, fraction)) * gain))
  const spread = after(0.95) - after(0.05)
  // A picture of one tone has no contrast to raise.
  if (spread < 0.02) return 0
  return clamp((spreadTarget - spread) * contrastForWholeRange, largestContrast)
}

/** Part of the correction that is made: a picture's own colours are not all the light's. */
const balancePart = 0.6
const largestTemperature = 60
/** Green and magenta casts are rarer and weaker than warm and cold ones. */
const largestTint = 30

/**
 * White balance as the geometric mean of two guesses at the light's colour: the mean of the scene is
 * grey (Buchsbaum 1980) and the brightest of each channel is white (Land and McCann 1971).
 */
function chooseWhiteBalance(statistics: LightStatistics): { temperature: number; tint: number } {
  const light = (channel: 'red' | 'green' | 'blue') => {
    const grey = Math.max(statistics.meanLight[channel], 1e-4)
    const white = Math.max(decodeSrgb(percentile(statistics[channel], 0.99)), 1e-4)
    return Math.sqrt(grey * white)
  }
  const balance = whiteBalanceOfGains({
    red: 1 / light('red'),
    green: 1 / light('green'),
    blue: 1 / light('blue'),
  })
  return {
    temperature: clamp(balance.temperature * balancePart, largestTemperature),
    tint: clamp(balance.tint * balancePart, largestTint),
  }
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value))
}

/** To the nearest multiple of a step, without binary crumbs and without a negative zero. */
function round(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(4)) + 0
}

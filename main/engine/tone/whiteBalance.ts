import { lumaBlue, lumaGreen, lumaRed } from '../pixels/luma'

export interface ChannelGains {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** Stops between red and green, and between green and blue, at a temperature of 100. */
const temperatureStops = 0.75
/** Stops that green loses at a tint of 100. */
const tintStops = 0.5

/**
 * Gains of the channels in linear light for a white balance (the von Kries rule with the channels as
 * receptors; von Kries 1902). Positive temperature warms: red up, blue down. Positive tint takes green
 * away. White keeps its luminance.
 * `temperature` and `tint` -100..100.
 */
export function whiteBalanceGains(temperature: number, tint: number): ChannelGains {
  const red = 2 ** ((temperature / 100) * temperatureStops)
  const blue = 2 ** ((-temperature / 100) * temperatureStops)
  const green = 2 ** ((-tint / 100) * tintStops)
  const luminance = lumaRed * red + lumaGreen * green + lumaBlue * blue
  return { red: red / luminance, green: green / luminance, blue: blue / luminance }
}

/** The temperature and tint whose gains have the ratios of these; the inverse of the above, unbounded. */
export function whiteBalanceOfGains(gains: ChannelGains): { temperature: number; tint: number } {
  const temperature = (Math.log2(gains.red / gains.blue) / (2 * temperatureStops)) * 100
  const tint = (-Math.log2(gains.green / Math.sqrt(gains.red * gains.blue)) / tintStops) * 100
  return { temperature, tint }
}

import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import {
  channelGains,
  exposed,
  finished,
  lumaFactor,
  type ToneParameters,
} from '../../../preload/contract/pixels/toneColour'
import type { Address, KernelMemory } from '../kernels/kernelMemory'
import { storeLumaWeights } from '../kernels/lumaWeights'
import type { RowFacts, RowSource } from '../strips/rowSource'
import { curveSteps, smoothSteps, storeCurve, storeLevels } from './curveTable'

/**
 * adjust.tone over rows; alpha stays. Follows `toneColour` by tables over the encoded values: exact at every
 * 8- and 16-bit level, interpolated between.
 */
export function toneRows(
  memory: KernelMemory,
  upstream: RowSource,
  { width, channels, sampleBits }: RowFacts,
  tone: ToneParameters,
): RowSource {
  const { kernels } = memory
  const tables = storeTables(memory, tone, sampleBits)
  const toneOfSamples = sampleBits === 16 ? kernels.toneOfWords : kernels.toneOfBytes
  return {
    halo: upstream.halo,
    get height() {
      return upstream.height
    },
    writeRow(y, target) {
      if (sampleBits !== undefined && upstream.sampleRow) {
        toneOfSamples(tables, upstream.sampleRow(y), channels, width, target)
        return
      }
      upstream.writeRow(y, target)
      kernels.toneOfFloats(tables, target, channels, width, target)
    },
    restart: () => upstream.restart(),
  }
}

/** No table of this kind. */
const none: Address = 0

function storeTables(
  memory: KernelMemory,
  tone: ToneParameters,
  sampleBits: 8 | 16 | undefined,
): Address {
  const hasMasks = tone.highlights !== 0 || tone.shadows !== 0
  const gains = channelGains(tone)
  const known = new Map<number, Address>()
  const [red, green, blue] = gains.map((gain) => {
    const before = known.get(gain)
    if (before !== undefined) return before
    // Without masks the channels do not meet: one curve for each does everything.
    const curve = (value: number) =>
      hasMasks ? exposed(value, gain) : finished(exposed(value, gain), tone)
    const table = sampleBits ? storeLevels(memory, curve, sampleBits) : storeCurve(memory, curve)
    known.set(gain, table)
    return table
  }) as [Address, Address, Address]
  const brightest = lumaOfWhite(gains)
  const factors = hasMasks
    ? storeCurve(memory, (place) => lumaFactor(place * brightest, tone), smoothSteps)
    : none
  const finish = hasMasks ? storeCurve(memory, (value) => finished(value, tone)) : none
  const weights = storeLumaWeights(memory)
  const place = memory.reserve(40)
  memory.kernels.describeTone(
    place,
    weights,
    red,
    green,
    blue,
    curveSteps,
    factors,
    smoothSteps,
    1 / brightest,
    finish,
    1 + tone.saturation / 100,
  )
  return place
}

/** The luma of white once it is exposed: no pixel has more. */
function lumaOfWhite([red, green, blue]: readonly [number, number, number]): number {
  return lumaRed * exposed(1, red) + lumaGreen * exposed(1, green) + lumaBlue * exposed(1, blue)
}

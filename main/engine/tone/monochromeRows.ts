import {
  type MonochromeParameters,
  monochromeMix,
} from '../../../preload/contract/pixels/monochromeMix'
import { decodeSrgb, encodeSrgb } from '../../../preload/contract/pixels/srgb'
import type { KernelMemory } from '../kernels/kernelMemory'
import type { RowFacts, RowSource } from '../strips/rowSource'
import { curveSteps, storeCurve } from './curveTable'

/** adjust.monochrome over rows; alpha stays. See monochromeColour for the mix; this is the same by tables. */
export function monochromeRows(
  memory: KernelMemory,
  upstream: RowSource,
  { width, channels }: RowFacts,
  parameters: MonochromeParameters,
): RowSource {
  const { weights, shifts } = monochromeMix(parameters)
  const decode = storeCurve(memory, decodeSrgb)
  const encode = storeCurve(memory, encodeSrgb)
  return {
    halo: upstream.halo,
    get height() {
      return upstream.height
    },
    writeRow(y, target) {
      upstream.writeRow(y, target)
      memory.kernels.monochrome(
        target,
        channels,
        width,
        decode,
        encode,
        curveSteps,
        ...weights,
        ...shifts,
      )
    },
    restart: () => upstream.restart(),
  }
}

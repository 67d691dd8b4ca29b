import {
  type MonochromeParameters,
  monochromeMix,
} from '../../../preload/contract/pixels/monochromeMix'
import type { KernelMemory } from '../kernels/kernelMemory'
import { storeDecoding, storeEncoding, transferSteps } from '../kernels/transferTables'
import type { RowFacts, RowSource } from '../strips/rowSource'

/** adjust.monochrome over rows; alpha stays. See monochromeColour for the mix; this is the same by tables. */
export function monochromeRows(
  memory: KernelMemory,
  upstream: RowSource,
  { width, channels }: RowFacts,
  parameters: MonochromeParameters,
): RowSource {
  const { weights, shifts } = monochromeMix(parameters)
  const decode = storeDecoding(memory)
  const encode = storeEncoding(memory)
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
        transferSteps,
        ...weights,
        ...shifts,
      )
    },
    restart: () => upstream.restart(),
  }
}

import type { Crop } from './cropPlan'
import type { HolePicture } from './networkCrop'

/** A network that is ready for a number of crops. */
export interface HoleNetwork {
  /** So many runs at once; with one, each is to be waited for. */
  readonly atOnce: number
  /** Gives `[3, H, W]`. */
  run(crop: HolePicture): Promise<Float32Array>
  /** The same, quickest where nothing runs beside it. Left out where `run` is so. */
  readonly runAlone?: (crop: HolePicture) => Promise<Float32Array>
}

/** How much sooner a run is done that has the machine for itself than one of two beside each other. */
const gainAlone = 1.85
const lanes = 2

/**
 * How many of the last crops are best run alone, one after the other, once all before them were run beside each other:
 * the last of three would else have half of the machine, and nobody the other half.
 */
export function runsAlone(crops: readonly Crop[]): number {
  const costs = crops.map(({ paddedWidth, paddedHeight }) => paddedWidth * paddedHeight)
  let best = { alone: 0, time: Number.POSITIVE_INFINITY }
  for (let alone = 0; alone <= costs.length; alone += 1) {
    const split = costs.length - alone
    const last = costs.slice(split).reduce((sum, cost) => sum + cost, 0)
    const time = timeBeside(costs.slice(0, split)) + last / gainAlone
    if (time < best.time) best = { alone, time }
  }
  return best.alone
}

/** When the last of some runs is done that are begun in their order, each as soon as there is a lane. */
function timeBeside(costs: readonly number[]): number {
  const busyUntil = Array.from({ length: lanes }, () => 0)
  for (const cost of costs) {
    const lane = busyUntil.indexOf(Math.min(...busyUntil))
    busyUntil[lane] = (busyUntil[lane] as number) + cost
  }
  return Math.max(...busyUntil)
}

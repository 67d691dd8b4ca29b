import type { Size } from '../../../../renderer/canvas/geometry'
import { emptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import { writeRegion } from '../../../../renderer/canvas/mask/morphology'

/** Masks of a size with one covered square in each. */
export function squareMasks(size: Size): (left: number, top: number, side: number) => Mask {
  return (left, top, side) => {
    const region = { left, top, width: side, height: side }
    return writeRegion(emptyMask(size), region, new Uint8Array(side * side).fill(255))
  }
}

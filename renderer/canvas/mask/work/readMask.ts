import { assetUrl } from '../../../../preload/contract/api'
import { StudioError } from '../../../../preload/contract/errors'
import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import type { Size } from '../../geometry'
import { applyChange, emptyMask, type Mask } from '../mask'
import { inTurn } from './maskTurn'
import { runMaskWork } from './runMaskWork'

/**
 * A mask that the library keeps, or what of it lies on another picture, read beside the window. Throws
 * `image-damaged`, `mask-size-differs` where it has another size than told, and `cancelled` where the user
 * gives it up.
 */
export function readMask(
  id: string,
  size: Size,
  titleKey: string,
  placed?: { readonly from: GeometryPlan; readonly to: GeometryPlan },
): Promise<Mask> {
  return inTurn(titleKey, async ({ signal, progress }) => {
    const bytes = await fetch(assetUrl(id, 'original'), { signal })
      .then((answer) => (answer.ok ? answer.blob() : Promise.reject(new Error(answer.statusText))))
      .catch((cause: unknown) => {
        signal.throwIfAborted()
        throw new StudioError('image-damaged', { name: id }, { cause })
      })
    const empty = emptyMask(placed?.to.size ?? size)
    const picture = { bytes, name: id, size: { width: size.width, height: size.height } }
    const work = { kind: 'load', ...picture, ...(placed ? { placed } : {}) } as const
    return applyChange(empty, await runMaskWork(empty, work, { signal, progress }))
  })
}

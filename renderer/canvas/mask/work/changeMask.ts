import { toStudioError } from '../../../../preload/contract/errors'
import { type DocumentState, useDocument } from '../../../state/documentStore'
import type { Pyramid } from '../../picture/pyramid'
import { inTurn, isMaskBusy } from './maskTurn'
import type { MaskWork } from './maskWork'
import { runMaskWork } from './runMaskWork'

/**
 * Changes the mask on the canvas by a work, as one step that can be taken back. Does nothing while
 * another work is under way; given up by `cancelMaskWork`, and where the mask becomes another one
 * meanwhile, or another picture is opened. Throws what `runMaskWork` throws.
 */
export async function changeMask(
  work: MaskWork,
  titleKey: string,
  picture?: Pyramid,
): Promise<void> {
  const start = useDocument.getState()
  const mask = start.currentMask()
  if (isMaskBusy() || !mask) return
  try {
    await inTurn(titleKey, async ({ signal, progress, abort }) => {
      const stopWatching = useDocument.subscribe((state) => {
        if (!sameMask(start, state)) abort()
      })
      try {
        const changed = await runMaskWork(mask, work, { signal, progress, picture })
        stopWatching()
        if (!signal.aborted) useDocument.getState().commitMaskChange(changed, titleKey)
      } finally {
        stopWatching()
      }
    })
  } catch (error) {
    if (toStudioError(error).code !== 'cancelled') throw error
  }
}

function sameMask(one: DocumentState, other: DocumentState): boolean {
  const maskOf = ({ asset, masks }: DocumentState) => asset && masks.get(asset.id)
  return (
    one.asset?.id === other.asset?.id &&
    one.repainting === other.repainting &&
    maskOf(one) === maskOf(other)
  )
}

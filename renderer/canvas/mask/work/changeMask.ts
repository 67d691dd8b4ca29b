import { type DocumentState, useDocument } from '../../../state/documentStore'
import { useMaskWork } from '../../../state/maskWorkStore'
import type { Pyramid } from '../../picture/pyramid'
import type { MaskWork } from './maskWork'
import { runMaskWork } from './runMaskWork'

let controller: AbortController | undefined
let last: Promise<void> = Promise.resolve()

/**
 * Changes the mask on the canvas by a work, as one step that can be taken back. Does nothing while
 * another work is under way; given up by `cancelMaskWork`, and where the mask becomes another one
 * meanwhile, or another picture is opened. Throws what `runMaskWork` throws.
 */
export function changeMask(work: MaskWork, titleKey: string, picture?: Pyramid): Promise<void> {
  if (controller) return Promise.resolve()
  const turn = change(work, titleKey, picture)
  last = turn.catch(() => undefined)
  return turn
}

/** Gives up what is being done to the mask; false where there is nothing. */
export function cancelMaskWork(): boolean {
  if (!controller) return false
  controller.abort()
  return true
}

/** Waits until the mask is what it is going to be. */
export function maskSettled(): Promise<void> {
  return last
}

async function change(work: MaskWork, titleKey: string, picture?: Pyramid): Promise<void> {
  const start = useDocument.getState()
  const mask = start.currentMask()
  if (!mask) return
  const own = new AbortController()
  controller = own
  const tell = (share?: number) => useMaskWork.setState({ working: { titleKey, share } })
  const stopWatching = useDocument.subscribe((state) => {
    if (!sameMask(start, state)) own.abort()
  })
  const stopKeys = listenForEscape()
  tell()
  try {
    const changed = await runMaskWork(mask, work, { signal: own.signal, progress: tell, picture })
    stopWatching()
    if (!own.signal.aborted) useDocument.getState().commitMaskChange(changed, titleKey)
  } catch (error) {
    if (!own.signal.aborted) throw error
  } finally {
    stopWatching()
    stopKeys()
    controller = undefined
    useMaskWork.setState({ working: undefined })
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

/** Escape means the work first, whatever has the focus and would close by it. */
function listenForEscape(): () => void {
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    cancelMaskWork()
  }
  window.addEventListener('keydown', take, { capture: true })
  return () => window.removeEventListener('keydown', take, { capture: true })
}

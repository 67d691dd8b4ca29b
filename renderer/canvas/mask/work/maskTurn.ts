import { StudioError } from '../../../../preload/contract/errors'
import { useMaskWork } from '../../../state/maskWorkStore'
import type { WorkProgress } from './maskWork'

let controller: AbortController | undefined
let last: Promise<void> = Promise.resolve()

/** What a work is told: when to stop, and how to say how far it is. */
interface TurnOptions {
  readonly signal: AbortSignal
  readonly progress: WorkProgress
  /** Gives it up. */
  readonly abort: () => void
}

/** Whether something is being done to a mask as a whole. */
export function isMaskBusy(): boolean {
  return controller !== undefined
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

/**
 * Does something to a mask as a whole once what came before is done; the window shows how far it is, and
 * Escape or `cancelMaskWork` gives it up. Throws `cancelled` then, and what the work throws.
 */
export function inTurn<Result>(
  titleKey: string,
  work: (options: TurnOptions) => Promise<Result>,
): Promise<Result> {
  const turn = controller ? last.then(() => inTurn(titleKey, work)) : atOnce(titleKey, work)
  last = turn.then(
    () => undefined,
    () => undefined,
  )
  return turn
}

async function atOnce<Result>(
  titleKey: string,
  work: (options: TurnOptions) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController()
  controller = own
  const tell = (share?: number) => useMaskWork.setState({ working: { titleKey, share } })
  const stopKeys = listenForEscape()
  tell()
  try {
    return await work({ signal: own.signal, progress: tell, abort: () => own.abort() })
  } catch (error) {
    throw own.signal.aborted ? new StudioError('cancelled') : error
  } finally {
    stopKeys()
    controller = undefined
    useMaskWork.setState({ working: undefined })
  }
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

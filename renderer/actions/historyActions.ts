import { toStudioError } from '../../preload/contract/errors'
import { applyChange, emptyMask } from '../canvas/mask/mask'
import { unpackChange } from '../canvas/mask/packMask'
import { doneAgain, type Repainting, takenBack } from '../canvas/mask/repainting'
import { cancelMaskWork } from '../canvas/mask/work/maskTurn'
import { sizeOfAsset, useDocument } from '../state/documentStore'
import { type HistoryItem, type ItemState, useHistory } from '../state/historyStore'
import { useMaskWork } from '../state/maskWorkStore'
import { studio } from '../state/studio'
import { showEdit } from './editDocument'
import { putCollection, putCopy, putTexts, rate, setMembers, setTrashed } from './libraryWrites'
import { keptMask } from './maskMemory'

/** Undoing is one thing at a time: what comes in between waits. */
let last: Promise<unknown> = Promise.resolve()

function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}

/** Waits until what was taken back or done again last is what the window shows. */
export async function historySettled(): Promise<void> {
  await last
}

/**
 * Takes the last thing back, whichever picture it was done to; while a step's mask is painted anew, the
 * last thing that was painted. What is being done to the mask is given up. Throws where it cannot be.
 */
export function undo(): Promise<void> {
  if (cancelMaskWork()) return Promise.resolve()
  if (stepRepainting(takenBack)) return Promise.resolve()
  return inTurn(() => step(true))
}

/**
 * Takes one thing back from the notice that tells of it: as Undo does while it is the last thing, and
 * else by doing its opposite, which is a thing of its own.
 */
export async function takeBack(entry: string, opposite: () => Promise<unknown>): Promise<void> {
  await historySettled()
  if (useHistory.getState().history.past.at(-1)?.id === entry) await inTurn(() => step(true))
  else await opposite()
}

/** Whether there is something to take back. */
export function canUndo(): boolean {
  if (useMaskWork.getState().working) return true
  const { repainting } = useDocument.getState()
  return repainting ? repainting.past.length > 0 : useHistory.getState().canUndo
}

/** Whether there is something to do again. */
export function canRedo(): boolean {
  const { repainting } = useDocument.getState()
  return repainting ? repainting.future.length > 0 : useHistory.getState().canRedo
}

/** Does again what was taken back last. */
export function redo(): Promise<void> {
  if (stepRepainting(doneAgain)) return Promise.resolve()
  return inTurn(() => step(false))
}

function stepRepainting(change: (repainting: Repainting) => Repainting): boolean {
  const { repainting, setRepainting } = useDocument.getState()
  if (!repainting) return false
  setRepainting(change(repainting))
  return true
}

const goneForGood: ReadonlySet<string> = new Set(['asset-not-found', 'collection-not-found'])

async function step(backward: boolean): Promise<void> {
  const { stepBack, stepForward, noteMove } = useHistory.getState()
  const item = backward ? stepBack() : stepForward()
  if (!item) return
  try {
    noteMove(await replay(item, backward))
  } catch (error) {
    // What was done to a picture that is gone for good is passed over, so that the rest stays in reach.
    if (goneForGood.has(toStudioError(error).code)) noteMove({})
    else if (backward) stepForward()
    else stepBack()
    throw error
  }
}

async function replay(item: HistoryItem, backward: boolean): Promise<ItemState> {
  switch (item.kind) {
    case 'edit':
      return { edit: await showEdit(backward ? item.before : item.after) }
    case 'mask':
      return replayMask(item, backward)
    case 'rating':
      await replayRating(item, backward)
      return {}
    case 'texts':
      await putTexts(backward ? item.before : item.after)
      return {}
    case 'copy':
      await putCopy(backward ? item.before : item.after)
      if (item.trashed.length > 0) await setTrashed(item.trashed, !backward)
      return {}
    case 'collection':
      await (backward
        ? putCollection(item.collection, item.after, item.before)
        : putCollection(item.collection, item.before, item.after))
      return {}
    case 'membership':
      await setMembers(item.collection, item.ids, item.member !== backward)
      return {}
    case 'trash':
      await setTrashed(item.ids, item.trashed !== backward)
      return {}
  }
}

async function replayMask(
  { asset, change }: Extract<HistoryItem, { kind: 'mask' }>,
  backward: boolean,
): Promise<ItemState> {
  if (useDocument.getState().asset?.id !== asset) {
    const { edit, source, shown } = await studio().calls.edits.open({ asset })
    useDocument.getState().show(edit, source, shown)
  }
  const size = sizeOfAsset(useDocument.getState().asset)
  const before = (await keptMask(asset)) ?? (size && emptyMask(size))
  if (!before) return {}
  const tiles = typeof change === 'string' ? await unpackChange(change) : change
  const mask = applyChange(before, tiles, backward)
  useDocument.getState().putMask(asset, mask)
  useDocument.getState().setMaskVisible(true)
  return { mask: { asset, mask } }
}

async function replayRating(
  { before, after }: Extract<HistoryItem, { kind: 'rating' }>,
  backward: boolean,
): Promise<void> {
  const groups = new Map<number, string[]>()
  for (const { id, rating } of before) {
    const wanted = backward ? rating : after
    groups.set(wanted, [...(groups.get(wanted) ?? []), id])
  }
  for (const [rating, ids] of groups) await rate(ids, rating)
}

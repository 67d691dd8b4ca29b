import { create } from 'zustand'
import type { HistoryEntry, HistoryState } from '../../preload/contract/history'
import { isEmptyMask, type Mask, type MaskChange } from '../canvas/mask/mask'
import { packChange, packMask } from '../canvas/mask/packMask'
import { emptyHistory, type History, pushEntry, redoEntry, undoEntry } from './history'

type Without<Item, Key extends PropertyKey> = Item extends unknown ? Omit<Item, Key> : never

/** An entry of the history as the window holds it: what a stroke changed is packed only once it is written down. */
export type HistoryItem = { readonly bytes: number } & (
  | Exclude<HistoryEntry, { kind: 'mask' }>
  | (Omit<Extract<HistoryEntry, { kind: 'mask' }>, 'change'> & {
      readonly change: MaskChange | string
    })
)
/** Something that was just done. */
type DoneItem = Without<HistoryItem, 'id'>

/** What changed with an entry beside the history. */
export interface ItemState {
  readonly edit?: HistoryState['edit']
  readonly mask?: { readonly asset: string; readonly mask: Mask }
}

/** Where the history is written down. */
export interface HistoryJournal {
  push(entry: HistoryEntry, state: HistoryState): Promise<unknown>
  move(after: string | null, state: HistoryState): Promise<unknown>
}

interface HistoryStoreState {
  readonly history: History<HistoryItem>
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Notes something that was done, and tells the entry's id; what had been taken back is forgotten. */
  readonly record: (item: DoneItem, state?: ItemState) => string
  /** Moves past the last entry and tells it, so that it can be taken back. */
  readonly stepBack: () => HistoryItem | undefined
  readonly stepForward: () => HistoryItem | undefined
  /** Writes down where the history stands, with what changed on the way there. */
  readonly noteMove: (state: ItemState) => void
  readonly replace: (entries: readonly HistoryEntry[], position: number) => void
}

let journal: HistoryJournal | undefined
let failed: (error: unknown) => void = () => undefined
let written: Promise<void> = Promise.resolve()

/** Everything that can be taken back, over all pictures, in the order it was done. */
export const useHistory = create<HistoryStoreState>()((set, get) => {
  const show = (history: History<HistoryItem>) =>
    set({ history, canUndo: history.past.length > 0, canRedo: history.future.length > 0 })
  return {
    history: emptyHistory<HistoryItem>(),
    canUndo: false,
    canRedo: false,
    record: (item, state = {}) => {
      const whole: HistoryItem = { ...item, id: crypto.randomUUID() }
      show(pushEntry(get().history, whole))
      write(async (to) => to.push(await entryOf(whole), await packedState(state)))
      return whole.id
    },
    stepBack: () => {
      const step = undoEntry(get().history)
      if (step) show(step.history)
      return step?.entry
    },
    stepForward: () => {
      const step = redoEntry(get().history)
      if (step) show(step.history)
      return step?.entry
    },
    noteMove: (state) => {
      const after = get().history.past.at(-1)?.id ?? null
      write(async (to) => to.move(after, await packedState(state)))
    },
    replace: (entries, position) => {
      const items = entries.map((entry): HistoryItem => ({ ...entry, bytes: bytesOf(entry) }))
      show({ past: items.slice(0, position), future: items.slice(position).reverse() })
    },
  }
})

/** Lets the history be written down, one entry after the other; `onFailure` hears of what could not be. */
export function keepHistory(to: HistoryJournal, onFailure: (error: unknown) => void): void {
  journal = to
  failed = onFailure
}

/** Once all that was done so far is written down. */
export function historyWritten(): Promise<void> {
  return written
}

function write(task: (to: HistoryJournal) => Promise<unknown>): void {
  const to = journal
  if (!to) return
  written = written.then(() => task(to)).then(() => undefined, failed)
}

async function entryOf({ bytes: _, ...item }: HistoryItem): Promise<HistoryEntry> {
  if (item.kind !== 'mask') return item
  const { change } = item
  return { ...item, change: typeof change === 'string' ? change : await packChange(change) }
}

async function packedState({ edit, mask }: ItemState): Promise<HistoryState> {
  const packed = mask && (isEmptyMask(mask.mask) ? null : await packMask(mask.mask))
  return {
    ...(edit ? { edit } : {}),
    ...(mask && packed !== undefined ? { mask: { asset: mask.asset, packed } } : {}),
  }
}

/** An entry that is no stroke holds on to little more than names. */
const smallEntryBytes = 4096

function bytesOf(entry: HistoryEntry): number {
  return entry.kind === 'mask' ? entry.change.length : smallEntryBytes
}

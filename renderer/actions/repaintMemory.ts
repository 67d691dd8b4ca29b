import type { Edit } from '../../preload/contract/edit'
import { type KeptRepainting, mostKeptChanges } from '../../preload/contract/keptRepainting'
import type { MaskChange } from '../canvas/mask/mask'
import { packChange, packMask, unpackChange, unpackMask } from '../canvas/mask/packMask'
import type { Repainting } from '../canvas/mask/repainting'
import { useDocument } from '../state/documentStore'
import { keptOf } from '../state/keptRepaintings'
import { studio } from '../state/studio'
import { asLongAs, renderSteps } from './editDocument'

/** Most bytes of text that what can be taken back may come to, with room for the masks themselves. */
const mostBytes = 48 * 2 ** 20

/** What waits to be written down, by the source of the edit; undefined has to be forgotten. */
const waiting = new Map<string, Repainting | undefined>()
let writing: Promise<void> | undefined
/** A change never changes, so it is packed once. */
const packed = new WeakMap<MaskChange, Promise<string>>()

/**
 * Writes down what is painted on the mask of a step, so that it is there when the studio opens again.
 * Returns a function that stops it.
 */
export function followRepainting(onFailure: (error: unknown) => void): () => void {
  return useDocument.subscribe((state, before) => {
    if (state.repainting === before.repainting) return
    const source = (state.repainting ? state : before).original?.id
    if (source === undefined) return
    // Put aside for another picture, it stays as it was written down.
    if (!state.repainting && state.keptRepaintings.has(source)) return
    waiting.set(source, state.repainting)
    writing ??= writeWaiting(onFailure)
  })
}

/** Once all that was painted so far is written down. */
export async function repaintingWritten(): Promise<void> {
  await writing
}

/**
 * Goes on with what was painted on the mask of a step of an edit before the studio closed, where the step still
 * starts from the same picture; that picture is made again first where it is not kept.
 */
export async function restoreRepainting(edit: Edit): Promise<void> {
  await repaintingWritten()
  if (isKnown(edit.source)) return
  const { kept } = await studio().calls.edits.repainting({ source: edit.source })
  if (!kept) return
  const repainting = await unpackedRepainting(edit.source, kept, edit)
  if (repainting && !isKnown(edit.source))
    useDocument.getState().keepRepainting(edit.source, repainting)
}

/** What the window knows of a source is newer than what is written down of it. */
function isKnown(source: string): boolean {
  const { repainting, original, keptRepaintings } = useDocument.getState()
  return (repainting && original?.id === source) || keptRepaintings.has(source)
}

async function unpackedRepainting(
  source: string,
  { step, before, first, mask, past, future }: KeptRepainting,
  edit: Edit,
): Promise<Repainting | undefined> {
  const painted: Omit<Repainting, 'base'> = {
    step,
    before,
    first: await unpackMask(first),
    mask: await unpackMask(mask),
    past: await unpackedChanges(past),
    future: await unpackedChanges(future),
  }
  const found = keptOf(new Map([[source, painted]]), edit)
  if (!found) return undefined
  const { shown } = await asLongAs(
    () => useDocument.getState().original?.id === source && !isKnown(source),
    (signal) => renderSteps(source, before, undefined, signal),
  )
  return { ...found, base: shown }
}

async function unpackedChanges(texts: readonly string[]): Promise<MaskChange[]> {
  const changes: MaskChange[] = []
  for (const text of texts) changes.push(await unpackChange(text))
  return changes
}

/** One after the other, and of one source only what it is by then. */
async function writeWaiting(onFailure: (error: unknown) => void): Promise<void> {
  // What is painted meanwhile joins the end of what is gone through.
  for (const [source, repainting] of waiting) {
    waiting.delete(source)
    try {
      const kept = repainting && (await packedRepainting(repainting))
      await studio().calls.edits.keepRepainting({ source, kept: kept ?? null })
    } catch (error) {
      onFailure(error)
    }
  }
  writing = undefined
}

/** Undefined where nothing is painted on it. */
async function packedRepainting(repainting: Repainting): Promise<KeptRepainting | undefined> {
  const { step, before, first, mask, past, future } = repainting
  if (past.length === 0) return undefined
  return {
    step,
    before: [...before],
    first: await packMask(first),
    mask: await packMask(mask),
    past: await packedChanges(past),
    future: await packedChanges(future),
  }
}

/** The newest that there is room for, at the end. */
async function packedChanges(changes: readonly MaskChange[]): Promise<string[]> {
  const texts: string[] = []
  let bytes = 0
  for (const change of changes.slice(-mostKeptChanges).reverse()) {
    const text = await (packed.get(change) ?? pack(change))
    bytes += text.length
    if (bytes > mostBytes / 2) break
    texts.unshift(text)
  }
  return texts
}

function pack(change: MaskChange): Promise<string> {
  const text = packChange(change)
  packed.set(change, text)
  return text
}

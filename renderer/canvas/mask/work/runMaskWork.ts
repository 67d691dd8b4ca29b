import { fromPayload, StudioError } from '../../../../preload/contract/errors'
import { slices } from '../../breath'
import type { Pyramid } from '../../picture/pyramid'
import { readPixels } from '../../picture/readPixels'
import type { Mask, MaskChange } from '../mask'
import type { MaskReply, MaskRequest } from './maskMessages'
import { looksAtPicture, type MaskWork, type WorkProgress } from './maskWork'

interface RunOptions {
  readonly signal: AbortSignal
  readonly progress?: WorkProgress
  /** The picture, for works that look at it. */
  readonly picture?: Pyramid | undefined
}

/** Pixels that are read at a time: few enough for the window not to miss a frame. */
const pixelsAtOnce = 500_000

/** A thread that has nothing to do; starting one takes longer than most works. */
let idle: Worker | undefined

/**
 * Changes a mask on a thread of its own and tells what it changed. Throws the signal's reason once it
 * is aborted, which ends the thread, `out-of-memory`, and `internal` where the thread itself fails.
 */
export async function runMaskWork(
  mask: Mask,
  work: MaskWork,
  { signal, progress, picture }: RunOptions,
): Promise<MaskChange> {
  signal.throwIfAborted()
  const worker = idle ?? startWorker()
  idle = undefined
  try {
    if (picture && looksAtPicture(work)) await handOver(worker, picture, signal)
    const tiles = await answerOf(worker, { kind: 'work', mask, work }, signal, progress)
    idle ??= worker
    return tiles.map(([index, after]) => ({ index, before: mask.tiles.get(index), after }))
  } finally {
    // Only ending it stops a thread.
    if (idle !== worker) worker.terminate()
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./maskWorker.ts', import.meta.url), { type: 'module', name: 'mask' })
}

async function handOver(worker: Worker, picture: Pyramid, signal: AbortSignal): Promise<void> {
  const { width, height } = picture.size
  const rows = Math.max(1, Math.floor(pixelsAtOnce / width))
  const pause = slices(signal)
  for (let top = 0; top < height; top += rows) {
    const part = { left: 0, top, width, height: Math.min(rows, height - top) }
    const { data } = readPixels(picture, part)
    const request: MaskRequest = { kind: 'rows', width, height, top, data }
    worker.postMessage(request, [data.buffer])
    await pause()
  }
}

type ChangedTiles = Extract<MaskReply, { kind: 'done' }>['tiles']

function answerOf(
  worker: Worker,
  request: MaskRequest,
  signal: AbortSignal,
  progress: WorkProgress | undefined,
): Promise<ChangedTiles> {
  return new Promise<ChangedTiles>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<MaskReply>) => {
      if (data.kind === 'progress') progress?.(data.share)
      else if (data.kind === 'done') resolve(data.tiles)
      else reject(fromPayload(data))
    }
    worker.onerror = ({ message }) => reject(new StudioError('internal', { reason: message }))
    worker.postMessage(request)
  })
}

import { StudioError, toStudioError } from '../../../../preload/contract/errors'
import type { RasterPixels } from '../floodFill'
import { differenceOf, type Mask } from '../mask'
import { loadMask } from './loadMask'
import type { MaskReply, MaskRequest } from './maskMessages'
import { maskAfter, type WorkProgress } from './maskWork'

/** Says something to the window; the buffers are handed over and not copied. */
export type Answer = (reply: MaskReply, handedOver: ArrayBuffer[]) => void

const noPixels: RasterPixels = { width: 0, height: 0, data: new Uint8ClampedArray() }
/** Progress is told in so many steps. */
const progressSteps = 50

/** Takes the window's requests one after the other and does the work. */
export function answerMaskRequests(answer: Answer): (request: MaskRequest) => void {
  let pixels = noPixels
  return (request) => {
    const fail = (error: unknown) => {
      const { code, data } = failureOf(error)
      answer({ kind: 'failed', code, data }, [])
    }
    try {
      if (request.kind === 'rows') {
        const { width, height, top, data } = request
        if (pixels === noPixels)
          pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) }
        pixels.data.set(data, top * width * 4)
        return
      }
      const picture = pixels
      pixels = noPixels
      const { mask, work } = request
      const progress = told(answer)
      if (work.kind === 'load')
        loadMask(work, progress).then((after) => finish(mask, after, answer), fail)
      else finish(mask, maskAfter(mask, work, picture, progress), answer)
    } catch (error) {
      pixels = noPixels
      fail(error)
    }
  }
}

function told(answer: Answer): WorkProgress {
  let last = 0
  return (share) => {
    const steps = Math.floor(share * progressSteps)
    if (steps === last) return
    last = steps
    answer({ kind: 'progress', share }, [])
  }
}

function finish(mask: Mask, after: Mask, answer: Answer): void {
  const tiles = differenceOf(mask, after).map((change) => [change.index, change.after] as const)
  // One tile may stand in many places.
  const buffers = new Set(tiles.flatMap(([, tile]) => (tile ? [tile.buffer as ArrayBuffer] : [])))
  answer({ kind: 'done', tiles }, [...buffers])
}

function failureOf(error: unknown): StudioError {
  // What an engine of JavaScript throws where an array gets no memory.
  return error instanceof RangeError ? new StudioError('out-of-memory') : toStudioError(error)
}

import { parentPort } from 'node:worker_threads'
import { newSamples } from './pixels/quantize'
import { StripPainter } from './strips/stripPainter'
import type { StripAnswer, StripRequest } from './strips/stripWorkers'

/** Entry of a thread that paints strips of pictures for the engine, see strips/stripWorkers. */
let painter: StripPainter | undefined
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: StripRequest) => {
  // A painter works on one strip at a time.
  last = last.then(() => answer(request))
})

async function answer(request: StripRequest): Promise<void> {
  if (request.kind === 'plan') {
    painter = new StripPainter(request.plan)
    return
  }
  try {
    if (!painter) throw new Error('a strip came before its picture')
    const { first, end } = request.window
    const samples = newSamples(painter.length(end - first), painter.plan.bitDepth)
    painter.paint(request.window, samples)
    post({ kind: 'painted', samples }, samples.buffer as ArrayBuffer)
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function post(message: StripAnswer, ...transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer)
}

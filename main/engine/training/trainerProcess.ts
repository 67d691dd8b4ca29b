import { spawn } from 'node:child_process'
import type { TrainingPlace } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { withoutPaths } from '../../../preload/contract/text/withoutPaths'
import { LineReader, parseTrainerLine, type TrainerEvent } from './trainerEvents'

/** What is kept of what the recipe says beside its events, for the reason of a failure. */
const keptCharacters = 4000

/** One training of the recipe, as its command line takes it. */
interface TrainerOrder {
  /** Folder with the set, the checkpoint and the samples. */
  readonly folder: string
  readonly start: string
  /** What the catalogue calls the start. */
  readonly startId: string
  readonly out: string
  readonly name: string
  /** How long the folder is to be trained in all. */
  readonly minutes: number
  readonly seed: number
}

/** How a training came to its end. */
type TrainerEnd = Extract<TrainerEvent, { event: 'made' }>

/**
 * Runs the recipe in a process of its own until its file is there. When `signal` is aborted, when this process
 * ends, however it ends, and when its input is closed, the recipe writes its checkpoint and ends by itself.
 * Throws `training-failed`, `model-broken` (the start is no such generator), `disk-full`, `out-of-memory`, and
 * the signal's reason.
 */
export function runTrainer(
  place: TrainingPlace,
  order: TrainerOrder,
  signal: AbortSignal,
  onEvent: (event: TrainerEvent) => void,
): Promise<TrainerEnd> {
  signal.throwIfAborted()
  const { python, recipes } = place
  const threads = String(place.threads)
  const words = [
    ...['-m', 'training.generator', '--watch-parent', '--threads', threads],
    ...['--own', order.folder, '--start', order.start, '--out', order.out],
    ...['--minutes', String(order.minutes), '--seed', String(order.seed)],
    ...['--finish', place.finish],
    `--name=${order.name}`,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(python, words, {
      cwd: recipes,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      env: {
        ...process.env,
        OMP_NUM_THREADS: threads,
        MKL_NUM_THREADS: threads,
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONIOENCODING: 'utf-8',
      },
    })
    let end: TrainerEnd | undefined
    let failure: Extract<TrainerEvent, { event: 'failed' }> | undefined
    let said = ''
    const lines = new LineReader((line) => {
      const event = parseTrainerLine(line)
      if (!event) return
      if (event.event === 'made') end = event
      if (event.event === 'failed') failure = event
      onEvent(event)
    })
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => lines.take(chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-keptCharacters)
    })
    // What is written to a process that has ended goes nowhere, and that is no failure of its own.
    child.stdin.on('error', () => undefined)
    const abort = () => {
      child.stdin.end()
      child.kill('SIGTERM')
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    const settle = () => signal.removeEventListener('abort', abort)
    child.on('error', (error) => {
      settle()
      reject(new StudioError('training-failed', { reason: codeOf(error) }, { cause: error }))
    })
    child.on('close', (code, killed) => {
      settle()
      lines.end()
      if (code === 0 && end) resolve(end)
      else reject(failureOf(order, failure, killed ?? `exit ${code}`, said))
    })
  })
}

function failureOf(
  order: TrainerOrder,
  failure: Extract<TrainerEvent, { event: 'failed' }> | undefined,
  ended: string,
  said: string,
): StudioError {
  const cause = new Error(said)
  if (failure?.kind === 'StartError')
    return new StudioError(
      'model-broken',
      {
        model: order.startId,
        file: 'model',
        reason: 'it is no generator that the recipe can go on from',
      },
      { cause: new Error(failure.reason) },
    )
  if (failure?.kind === 'MemoryError')
    return new StudioError('out-of-memory', {}, { cause: new Error(failure.reason) })
  if (failure && /No space left|not enough space|\[Errno 28\]/.test(failure.reason))
    return new StudioError('disk-full', {}, { cause: new Error(failure.reason) })
  const lastLine = said.trim().split('\n').at(-1) ?? ''
  const reason = failure ? `${failure.kind}: ${failure.reason}` : `${ended} ${lastLine}`
  return new StudioError(
    'training-failed',
    { reason: withoutPaths(reason).trim().slice(0, 300) },
    { cause },
  )
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type {
  EngineStep,
  ModelLocation,
  RunOutput,
  RunRequest,
  TrainingPlace,
} from '../../../preload/contract/engineProtocol'
import { errorKinds, StudioError } from '../../../preload/contract/errors'
import type { ExecutionProvider } from '../../../preload/contract/model'
import { namedByRecipe } from '../../../preload/contract/modelNames'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'
import { findStep } from '../../../preload/contract/steps'
import type { Engines } from '../engine/engines'
import { readFailure, throwIfAborted, toFailure } from '../failure'
import type { ModelCatalogue } from '../models/modelCatalogue'
import { placeBesidePictures } from './besidePictures'
import { exactRecipe } from './exactRecipe'
import type { OutputContext, OutputSink } from './outputSink'
import { activeSteps, isApart } from './prepareRecipe'
import { referencesOf, resolveSteps } from './recipeImages'
import { type RememberedSet, rememberedSet, type SeenMemory } from './rememberedSet'
import { chooseLanes, type RunLane } from './runLanes'

/** What trains outside the engine, but for the lane's threads. */
type TrainingTools = Omit<TrainingPlace, 'threads'>

export interface RunServices {
  readonly engines: Engines
  readonly models: ModelCatalogue
  readonly threads: () => number
  /** What trains outside the engine. Throws `python-missing`. */
  readonly training: (signal: AbortSignal | undefined) => Promise<TrainingTools>
  /** The file of an asset. Throws `asset-not-found`. */
  readonly assetPath: (id: string) => string
  /** What was seen in the library's pictures; left out where none is open. */
  readonly seen?: SeenMemory | undefined
}

export interface RunOptions<Stored> {
  readonly signal?: AbortSignal | undefined
  /** How much of all the inputs is done, 0..1. */
  readonly onProgress?: ((fraction: number) => void) | undefined
  readonly onOutput?:
    | ((stored: Stored, output: RunOutput, context: OutputContext) => void)
    | undefined
  /** For going on after a stop: whether an input is done, or how many of its outputs are there. */
  readonly doneBefore?: ((input: number) => 'done' | number) | undefined
  /** For inputs that are kept results: what made them. */
  readonly earlier?: RunRequest['earlier']
  readonly onInputDone?: ((input: number, failure: StudioError | undefined) => void) | undefined
}

interface RunFailure {
  /** Place of the input among the inputs. */
  readonly input: number
  readonly error: StudioError
}

export interface RunSummary {
  readonly outputs: number
  readonly failures: readonly RunFailure[]
}

/** Runs a prepared recipe; the studio shares one device between all of its runs. */
export type RunPrepared = <Stored>(
  recipe: Recipe,
  inputs: readonly ImageReference[],
  sink: OutputSink<Stored>,
  options: RunOptions<Stored>,
) => Promise<RunSummary>

/**
 * Runs a prepared recipe over its inputs, many of them two at a time (see `chooseLanes`), and stores the
 * results in the order of the inputs. An input that cannot be used does not stop the others; what would stop
 * every one of them is thrown: `cancelled`, `disk-full`, `model-missing`, `engine-unavailable`, … A run
 * during which the engine crashes is tried once more.
 */
export async function runRecipe<Stored>(
  services: RunServices,
  recipe: Recipe,
  inputs: readonly ImageReference[],
  sink: OutputSink<Stored>,
  options: RunOptions<Stored> = {},
): Promise<RunSummary> {
  throwIfAborted(options.signal)
  const steps = activeSteps(recipe)
  for (const { step, parameters } of steps) {
    const task = findStep(step).model
    if (task)
      await services.models.require(
        task,
        typeof parameters.model === 'string' ? parameters.model : undefined,
      )
  }
  const name = namedByRecipe(recipe)
  if (name !== undefined) services.models.requireFreeName(name)
  const resolve = (reference: ImageReference) => resolveReference(services, reference)
  for (const reference of referencesOf(recipe)) await resolve(reference)
  await sink.prepare()
  const apart = isApart(recipe)
  const training = apart ? await services.training(options.signal) : undefined
  const models = await services.models.locations()
  const engineSteps = await resolveSteps(recipe, resolve)
  const networks = steps.some(({ step }) => findStep(step).model !== undefined)

  const takesSet = steps.some(({ step }) => findStep(step).input === 'set')
  const set = takesSet ? await Promise.all(inputs.map(resolve)) : undefined
  const remembered = rememberedSet(services.seen, engineSteps, models, inputs)
  const runs = takesSet || inputs.length === 0 ? [undefined] : inputs
  const failures: RunFailure[] = []
  let outputs = 0
  /** How much of each input is done. */
  const fractions = runs.map(() => 0)
  const progress = (index: number, fraction: number) => {
    fractions[index] = fraction
    options.onProgress?.(fractions.reduce((sum, done) => sum + done, 0) / runs.length)
  }
  const stop = new AbortController()
  const abort = () => stop.abort()
  options.signal?.addEventListener('abort', abort, { once: true })

  async function runOne(index: number, lane: RunLane, turn: Promise<void>): Promise<void> {
    throwIfAborted(stop.signal)
    const before = options.doneBefore?.(index) ?? 0
    if (before !== 'done') {
      const reference = runs[index]
      try {
        const input = reference && { reference, index, path: await resolve(reference) }
        const run = new RecipeRun(
          services,
          recipe,
          engineSteps,
          models,
          networks,
          sink,
          input,
          set,
          remembered,
          before,
          lane,
          training,
          turn,
          {
            ...options,
            signal: stop.signal,
            onProgress: (fraction) => progress(index, fraction),
          },
        )
        // The sum is read after the wait: another lane may have added to it meanwhile.
        const made = await run.finish()
        outputs += made
        await turn
        options.onInputDone?.(index, undefined)
      } catch (error) {
        await turn
        const failure = toFailure(error)
        if (runs.length === 1 || stopsEverything(failure)) throw failure
        failures.push({ input: index, error: failure })
        options.onInputDone?.(index, failure)
      }
    }
    progress(index, 1)
  }

  let next = 0
  let last: Promise<void> = Promise.resolve()
  /** What stopped everything first: the other lane is stopped because of it. */
  let stopped: { readonly cause: unknown } | undefined
  async function runLane(lane: RunLane): Promise<void> {
    while (next < runs.length && !stopped) {
      // Results are stored, and failures told, when it is this input's turn.
      const turn = last
      const run = runOne(next++, lane, turn)
      last = Promise.allSettled([turn, run]).then(() => undefined)
      try {
        await run
      } catch (cause) {
        stopped ??= { cause }
        stop.abort()
      }
    }
  }

  if (options.signal?.aborted) abort()
  let lanes: readonly RunLane[] = []
  try {
    lanes = await chooseLanes(services.engines, {
      apart,
      inputs: runs.length,
      networks,
      provider: () => providerFor(services, stop.signal),
      threads: services.threads(),
      cores: availableParallelism(),
    })
    await Promise.all(lanes.map(runLane))
  } finally {
    options.signal?.removeEventListener('abort', abort)
    if (lanes.length > 1) await services.engines.networksBeside.release()
    if (apart) await services.engines.apart.release()
  }
  if (stopped) throw (stopped as { readonly cause: unknown }).cause
  return { outputs, failures }
}

/** The provider for networks; probing it ends nothing but the waiting. Throws `cancelled`. */
function providerFor(
  { engines }: RunServices,
  signal: AbortSignal | undefined,
): Promise<ExecutionProvider> {
  const choice = engines.provider()
  if (!signal) return choice
  return new Promise((resolve, reject) => {
    const abort = () => reject(new StudioError('cancelled'))
    signal.addEventListener('abort', abort, { once: true })
    choice.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Whether the other inputs would fail in the same way. */
export function stopsEverything(failure: StudioError): boolean {
  if (failure.code === 'recipe-invalid' || failure.code === 'brief-invalid') return true
  const ofThisInput = ['engine-crashed', 'out-of-memory', 'internal'].includes(failure.code)
  return errorKinds[failure.code].exit !== 3 && !ofThisInput
}

async function resolveReference(services: RunServices, reference: ImageReference): Promise<string> {
  if ('asset' in reference) return services.assetPath(reference.asset)
  const name = basename(reference.path)
  const facts = await stat(reference.path).catch((error: unknown) => {
    throw readFailure(error, name)
  })
  if (!facts.isFile()) throw new StudioError('file-unreadable', { name, reason: 'not a file' })
  return reference.path
}

/** One recipe over one input, tried again after a crash and with the CPU after a provider failed. */
class RecipeRun<Stored> {
  private stored: number
  private added = 0

  constructor(
    private readonly services: RunServices,
    private readonly recipe: Recipe,
    private readonly steps: readonly EngineStep[],
    private readonly models: readonly ModelLocation[],
    private readonly networks: boolean,
    private readonly sink: OutputSink<Stored>,
    private readonly input: OutputContext['input'],
    private readonly set: readonly string[] | undefined,
    private readonly remembered: RememberedSet | undefined,
    storedBefore: number,
    private readonly lane: RunLane,
    private readonly training: TrainingTools | undefined,
    /** Settles when everything before this input is stored. */
    private readonly turn: Promise<void>,
    private readonly options: RunOptions<Stored>,
  ) {
    this.stored = storedBefore
  }

  /** How many outputs were stored. */
  async finish(): Promise<number> {
    let crashes = 0
    for (;;) {
      const provider = this.networks ? await providerFor(this.services, this.options.signal) : 'cpu'
      try {
        await this.attempt(provider)
        return this.added
      } catch (error) {
        const failure = toFailure(error)
        if (failure.code === 'provider-unavailable' && provider !== 'cpu') {
          this.services.engines.providerFailed(provider, String(failure.data.reason ?? ''))
        } else if (failure.code === 'engine-crashed' && crashes === 0) {
          crashes += 1
        } else {
          throw failure
        }
        throwIfAborted(this.options.signal)
      }
    }
  }

  /** Outputs that an earlier attempt stored are not stored again: a recipe repeats itself exactly. */
  private async attempt(provider: ExecutionProvider): Promise<void> {
    const folder = await this.sink.openRun()
    const stop = new AbortController()
    const abort = () => stop.abort()
    this.options.signal?.addEventListener('abort', abort, { once: true })
    if (this.options.signal?.aborted) abort()
    let storing: Promise<void> = this.turn
    let storeFailure: StudioError | undefined
    let ordinal = 0
    let pictures = 0
    const place = placeBesidePictures(this.steps.map(({ step }) => step))
    try {
      const seen = await this.remembered?.write(folder)
      const call = this.lane.engine.call(
        'run',
        {
          steps: this.steps,
          ...(this.input ? { input: this.input.path } : {}),
          ...(this.set ? { inputs: this.set } : {}),
          ...(seen === undefined ? {} : { seen }),
          ...(this.options.earlier ? { earlier: this.options.earlier } : {}),
          outputFolder: folder,
          format: this.sink.format,
          quality: this.sink.quality,
          provider,
          threads: this.lane.threads,
          ...(this.training ? { training: { ...this.training, threads: this.lane.threads } } : {}),
          models: this.models,
        },
        {
          signal: stop.signal,
          onProgress: this.options.onProgress,
          onSeen: (place, text) => this.remembered?.note(place, text),
          onOutput: (output) => {
            const own = ordinal++
            const picture =
              output.file === undefined && place(output.step) === 'after' ? pictures - 1 : pictures
            if (output.file !== undefined) pictures += 1
            storing = storing
              .then(() => (storeFailure ? undefined : this.store(output, own, picture)))
              .catch((error: unknown) => {
                storeFailure ??= toFailure(error)
                stop.abort()
              })
          },
        },
      )
      const failure = await call.then(
        () => undefined,
        (error: unknown) => toFailure(error),
      )
      await storing
      if (storeFailure ?? failure) throw storeFailure ?? failure
    } finally {
      this.options.signal?.removeEventListener('abort', abort)
      await this.sink.closeRun(folder)
    }
  }

  private async store(made: RunOutput, ordinal: number, picture: number): Promise<void> {
    if (ordinal < this.stored) return
    const output = await this.withTrained(made)
    const context: OutputContext = {
      recipe: exactRecipe(this.recipe, output, picture),
      ...(this.input ? { input: this.input } : {}),
      ordinal,
    }
    const kept = await this.sink.store(output, context)
    this.stored += 1
    this.added += 1
    this.options.onOutput?.(kept, output, context)
  }

  /** A model that was made goes into the catalogue; the result tells the id that it has there. */
  private async withTrained(output: RunOutput): Promise<RunOutput> {
    if (!output.trained) return output
    const { id, title } = await this.services.models.add(output.trained, output.model ?? '')
    return { ...output, data: { ...output.data, model: id, name: title.en } }
  }
}

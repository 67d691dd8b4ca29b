import { join } from 'node:path'
import type {
  EngineStep,
  RunOutput,
  RunRequest,
  TrainedModel,
} from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import type { ModelTask } from '../../preload/contract/model'
import type { DigitalSourceType, StepDefinition } from '../../preload/contract/step'
import { findStep, type StepId } from '../../preload/contract/steps'
import type { CallContext } from './dispatcher'
import type { LoadedModel } from './models/loadedModel'
import type { ModelStore } from './models/modelStore'
import { OutputQueue } from './outputQueue'
import { createPacer } from './pacer'
import type { Picture } from './picture'
import { decodePicture, decodeSamples } from './pixels/decode'
import { fileExtensions, prepareFile } from './pixels/encode'
import {
  type Provenance,
  readProvenance,
  recipeText,
  strongestSourceType,
  xmpPacket,
} from './pixels/provenance'
import { insertPacket } from './pixels/webpPacket'
import { writePng } from './pngWriter'
import { type ProgressSlice, wholeProgress } from './progressSlice'
import type {
  EncodedPicture,
  StepContext,
  StepImplementation,
  StepOutput,
  TrainedNetwork,
  WholeStep,
} from './stepImplementation'
import { stepImplementations } from './stepImplementations'
import { FloatPicture, SampledPicture } from './strips/heldPictures'
import { factsOf, type StagedPicture } from './strips/stagedPicture'
import { wholePicture } from './strips/wholePicture'
import { wholeSamples } from './strips/wholeSamples'
import { openSeenInputs, type SeenInputs } from './training/seenInputs'
import { writeWorkFile } from './writeNewFile'

/** What every step of one run shares. */
interface Run {
  readonly request: RunRequest
  readonly context: CallContext
  readonly steps: readonly PlannedStep[]
  /** Pictures beside the input that are being decoded already, by path. */
  readonly readEarly: Map<string, Promise<SampledPicture>>
  /** For steps that remember. */
  readonly seen: SeenInputs | undefined
  /** Index of the last step that makes pictures; its pictures are the run's. -1 where none does. */
  readonly lastPictureStep: number
  readonly inputProvenance: Provenance
  /** What files of the outputs of a step say, by its index: the same for all of them. */
  readonly provenances: Map<number, Provenance>
  /** Indices of the steps that found nothing to do. */
  readonly untouched: Set<number>
  readonly loadModel: (task: ModelTask, id?: string) => Promise<LoadedModel>
  readonly outputs: OutputQueue
  nextFile(extension: string): string
}

interface PlannedStep {
  readonly engineStep: EngineStep
  readonly definition: StepDefinition
  readonly implementation: StepImplementation<StepId>
}

/**
 * Runs a recipe over one input, in memory: every picture that a step yields goes through the steps
 * after it before the next one is asked for. The pictures of the last step that makes any are written
 * as `0001.png`, … and told at once; so are the findings of the steps that only look.
 * Throws what decoding, steps and writing throw; files of a run that failed stay for the core to remove.
 */
export async function runRecipe(
  request: RunRequest,
  store: ModelStore,
  context: CallContext,
): Promise<{ outputs: number }> {
  const steps = request.steps.map(planStep)
  const readEarly = startReading(steps[0], context.signal)
  const input =
    request.input === undefined ? undefined : await decodeSamples(request.input, context.signal)
  const inputPages = input?.header.pages ?? 1
  const outputs = new OutputQueue((output) =>
    context.output(inputPages > 1 ? { ...output, inputPages } : output),
  )
  let files = 0
  const run: Run = {
    request,
    context,
    steps,
    readEarly,
    seen: steps.some(({ definition }) => definition.remembers)
      ? await openSeenInputs(request.seen, (place, text) => context.seen(place, text))
      : undefined,
    lastPictureStep: steps.findLastIndex(({ definition }) => definition.output === 'images'),
    inputProvenance: readProvenance(input?.header.xmp),
    provenances: new Map(),
    untouched: new Set(),
    loadModel: async (task, id) => loadModel(request, store, task, id),
    outputs,
    nextFile(extension) {
      files += 1
      return join(request.outputFolder, `${String(files).padStart(4, '0')}.${extension}`)
    },
  }
  const picture =
    input && request.earlier ? input.picture.from(request.earlier.source) : input?.picture
  try {
    await runFrom(run, 0, picture, wholeProgress(context.progress))
    await outputs.settled()
  } catch (error) {
    // Nothing is written any more once the run is over.
    await outputs.settled().catch(() => undefined)
    throw error
  }
  return { outputs: outputs.told }
}

function planStep(engineStep: EngineStep): PlannedStep {
  const definition = findStep(engineStep.step)
  // The definition's id is one of the table's; its parameters were parsed by that definition.
  const implementation = stepImplementations[definition.id as StepId] as StepImplementation<StepId>
  return { engineStep, definition, implementation }
}

/** Begins to decode what the first step reads, beside the input: one decoder uses one thread. */
function startReading(
  first: PlannedStep | undefined,
  signal: AbortSignal,
): Map<string, Promise<SampledPicture>> {
  if (!first || !('stage' in first.implementation)) return new Map()
  const paths = first.implementation.reads?.(first.engineStep.parameters as never) ?? []
  return new Map(
    paths.map((path) => {
      const reading = decodeSamples(path, signal).then(({ picture }) => picture)
      // Whoever asks for it hears of a failure; a run that ends before does not.
      reading.catch(() => undefined)
      return [path, reading]
    }),
  )
}

function loadModel(
  request: RunRequest,
  store: ModelStore,
  task: ModelTask,
  id?: string,
): LoadedModel {
  const location = request.models.find(
    (model) => model.task === task && (id === undefined || model.id === id),
  )
  if (location)
    return store.load(location, { provider: request.provider, threads: request.threads })
  throw id === undefined
    ? new StudioError('model-missing', { model: task, file: '' })
    : new StudioError('model-unknown', { model: id })
}

/** Runs the steps from `index` on over a picture; their share of the progress is equal. */
async function runFrom(
  run: Run,
  index: number,
  picture: StagedPicture | undefined,
  progress: ProgressSlice,
): Promise<void> {
  const planned = run.steps[index]
  if (!planned) return
  run.context.signal.throwIfAborted()
  const { implementation, engineStep } = planned
  const own = 1 / (run.steps.length - index)
  if ('stage' in implementation) {
    if (!picture) throw new Error('the router let a step without its input through')
    const ahead = progress.part(0, own * implementation.ahead)
    const { report, made, ...output } = await implementation.stage(
      picture,
      engineStep.parameters as never,
      contextOf(run, (fraction) => ahead.report(fraction)),
    )
    const passedOn = passOn(
      run,
      index,
      { ...output, data: report },
      progress.part(own * implementation.ahead, 1),
    )
    // Whatever comes of the picture, nothing goes on with it once the run is over.
    for (const one of await Promise.allSettled([passedOn, made]))
      if (one.status === 'rejected') throw one.reason
  } else {
    const { signal } = run.context
    const whole = picture && (await wholePicture(picture, createPacer(signal)))
    await runWhole(run, index, implementation, whole, progress)
  }
  run.context.signal.throwIfAborted()
  progress.report(1)
}

function contextOf(run: Run, progress: (fraction: number) => void): StepContext {
  const { signal } = run.context
  return {
    signal,
    progress,
    inputs: run.request.inputs ?? [],
    ...(run.seen ? { seen: run.seen } : {}),
    ...(run.request.training ? { training: run.request.training } : {}),
    readPicture: async (path) => (await decodePicture(path, signal)).picture,
    readSamples: async (path) => {
      const early = run.readEarly.get(path)
      run.readEarly.delete(path)
      return early ?? (await decodeSamples(path, signal)).picture
    },
    loadModel: run.loadModel,
  }
}

async function runWhole(
  run: Run,
  index: number,
  implementation: WholeStep<StepId>,
  picture: Picture | undefined,
  progress: ProgressSlice,
): Promise<void> {
  const { engineStep } = run.steps[index] as PlannedStep
  const input = picture && new FloatPicture(picture)
  const own = 1 / (run.steps.length - index)
  /** The step's own fraction when it yielded last, and now. */
  let before = 0
  let now = 0
  const context = contextOf(run, (fraction) => {
    now = Math.max(now, Math.min(1, fraction))
    progress.report(before + (now - before) * own)
  })
  const outputs = implementation.run(picture, engineStep.parameters as never, context)
  for await (const output of outputs) {
    run.context.signal.throwIfAborted()
    // A step that tells nothing is taken to be half way through what is left.
    if (now === before) now = before + (1 - before) / 2
    progress.report(before + (now - before) * own)
    const rest = progress.part(before + (now - before) * own, now)
    const { picture: whole, drawn = whole && new FloatPicture(whole), data, ...others } = output
    const made = drawn ? { picture: drawn } : {}
    await passOn(run, index, { ...others, ...made, data: () => data }, rest, input)
    before = now
  }
}

/** A step's output, its picture in whatever form it is. */
interface PassedOutput extends Omit<StepOutput<object>, 'picture' | 'drawn' | 'data'> {
  readonly picture?: StagedPicture
  readonly untouched?: true
  /** What it found out, once its picture is written. */
  data(): object
}

async function passOn(
  run: Run,
  index: number,
  output: PassedOutput,
  rest: ProgressSlice,
  input?: StagedPicture,
): Promise<void> {
  const { definition } = run.steps[index] as PlannedStep
  if (output.untouched) run.untouched.add(index)
  const facts = () => ({
    step: definition.id,
    data: { ...output.data() },
    ...(output.seed === undefined ? {} : { seed: output.seed }),
    ...(output.model === undefined ? {} : { model: output.model }),
  })
  const isLast = index === run.steps.length - 1
  if (output.encoded) {
    if (!isLast) {
      throw new StudioError('recipe-invalid', {
        reason: `${definition.id} makes an animation, which no step can go on with`,
      })
    }
    const written = await writeEncoded(run, index, output.encoded)
    await run.outputs.add({ ...facts(), ...written })
    return
  }
  if (output.trained) {
    await run.outputs.add({ ...facts(), trained: await writeTrained(run, output.trained) })
    return
  }
  const isWritten = index === run.lastPictureStep
  const now = rest.part(0, isLast ? 1 : isWritten ? 0.5 : 0)
  const drawn = output.picture && !isLast ? await keep(run, index, output.picture) : output.picture
  const picture = drawn ?? input
  if (isWritten && picture) {
    const { isMadeMeanwhile, write } = await prepareWriting(run, index, picture, now)
    // A step whose picture is made as it is written knows what it did when that is done.
    const written = isMadeMeanwhile ? await write() : write()
    const told = facts()
    await run.outputs.add(Promise.resolve(written).then((file) => ({ ...told, ...file })))
  } else if (definition.output === 'data') {
    await run.outputs.add(facts())
  }
  await runFrom(run, index + 1, picture, isWritten ? rest.part(0.5, 1) : rest)
}

/** A picture for the steps after this one, in a form in which it is not made twice. */
async function keep(run: Run, index: number, picture: StagedPicture): Promise<StagedPicture> {
  const { definition } = run.steps[index] as PlannedStep
  const pacer = createPacer(run.context.signal)
  if (definition.model) {
    // What a network draws is kept to go on from later: rounded as its file is, both ways give equal bytes.
    const { samples } = await wholeSamples(picture, picture.bitDepth, false, pacer)
    return new SampledPicture(factsOf(picture), samples)
  }
  if (index === run.lastPictureStep) return new FloatPicture(await wholePicture(picture, pacer))
  return picture
}

/** What a written file is, as part of a run's output. */
type WrittenFile = Pick<
  RunOutput,
  'file' | 'format' | 'width' | 'height' | 'bitDepth' | 'hasAlpha' | 'digitalSourceType'
>

/** Makes a picture's samples; `write` encodes and writes them, and makes those that are not there yet (`isMadeMeanwhile`). */
async function prepareWriting(
  run: Run,
  index: number,
  picture: StagedPicture,
  slice: ProgressSlice,
): Promise<{ isMadeMeanwhile: boolean; write: () => Promise<WrittenFile> }> {
  const { format, quality } = run.request
  const { signal } = run.context
  const provenance = provenanceOf(run, index)
  const prepared = await prepareFile(picture, format, quality, provenance, {
    signal,
    // The encoder itself tells nothing.
    progress: (fraction) => slice.report(fraction * 0.9),
    isLast: index === run.steps.length - 1,
  })
  const file = run.nextFile(fileExtensions[format])
  const { width, height } = picture
  const { bitDepth, hasAlpha, natural, isMadeMeanwhile } = prepared
  const write = async () => {
    if (natural) {
      await writePng(natural, file, signal)
    } else {
      const encoded = prepared.encode()
      const bytes = encoded instanceof Promise ? await encoded : encoded
      signal.throwIfAborted()
      await writeWorkFile(file, bytes)
    }
    const mark = markOf(provenance.digitalSourceType)
    return { file, format, width, height, bitDepth, hasAlpha, ...mark }
  }
  return { isMadeMeanwhile, write }
}

async function writeEncoded(
  run: Run,
  index: number,
  encoded: EncodedPicture,
): Promise<WrittenFile> {
  const { format, width, height } = encoded
  const provenance = provenanceOf(run, index)
  const packet = xmpPacket(provenance)
  const bytes =
    format === 'webp' && packet !== undefined
      ? insertPacket(encoded.bytes, packet, { width, height })
      : encoded.bytes
  run.context.signal.throwIfAborted()
  const file = run.nextFile(format)
  await writeWorkFile(file, bytes)
  return { file, format, width, height, bitDepth: 8, ...markOf(provenance.digitalSourceType) }
}

async function writeTrained(run: Run, { bytes, entry }: TrainedNetwork): Promise<TrainedModel> {
  run.context.signal.throwIfAborted()
  const file = run.nextFile('onnx')
  await writeWorkFile(file, bytes)
  return { file, entry }
}

/** The recipe up to a step, and the strongest mark of the input and the steps. */
function provenanceOf(run: Run, index: number): Provenance {
  const known = run.provenances.get(index)
  if (known) return known
  const done = run.steps.slice(0, index + 1)
  const type = strongestSourceType([
    run.inputProvenance.digitalSourceType,
    ...done.map(({ definition }, place) =>
      run.untouched.has(place) ? undefined : definition.digitalSourceType,
    ),
  ])
  const provenance = {
    ...markOf(type),
    recipe: recipeText([
      ...(run.request.earlier?.steps ?? []),
      ...done.map(({ engineStep }) => engineStep),
    ]),
  }
  run.provenances.set(index, provenance)
  return provenance
}

function markOf(type: DigitalSourceType | undefined): { digitalSourceType?: DigitalSourceType } {
  return type === undefined ? {} : { digitalSourceType: type }
}

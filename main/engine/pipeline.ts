import { join } from 'node:path'
import type { EngineStep, RunOutput, RunRequest } from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import type { ModelTask } from '../../preload/contract/model'
import type { DigitalSourceType, StepDefinition } from '../../preload/contract/step'
import { findStep, type StepId } from '../../preload/contract/steps'
import type { CallContext } from './dispatcher'
import type { LoadedModel } from './models/loadedModel'
import type { ModelStore } from './models/modelStore'
import type { Picture } from './picture'
import { decodePicture } from './pixels/decode'
import { encodePicture, fileExtensions } from './pixels/encode'
import {
  type Provenance,
  readProvenance,
  recipeText,
  strongestSourceType,
  xmpPacket,
} from './pixels/provenance'
import { roundToSamples } from './pixels/quantize'
import { insertPacket } from './pixels/webpPacket'
import { writeImageFile } from './pixels/writeImageFile'
import { type ProgressSlice, wholeProgress } from './progressSlice'
import type {
  EncodedPicture,
  StepContext,
  StepImplementation,
  StepOutput,
} from './stepImplementation'
import { stepImplementations } from './stepImplementations'

/** What every step of one run shares. */
interface Run {
  readonly request: RunRequest
  readonly context: CallContext
  readonly steps: readonly PlannedStep[]
  /** Index of the last step that makes pictures; its pictures are the run's. -1 where none does. */
  readonly lastPictureStep: number
  readonly inputProvenance: Provenance
  readonly loadModel: (task: ModelTask, id?: string) => Promise<LoadedModel>
  emit(output: Omit<RunOutput, 'seconds'>): void
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
  const input =
    request.input === undefined ? undefined : await decodePicture(request.input, context.signal)
  let outputs = 0
  let files = 0
  let told = performance.now()
  const run: Run = {
    request,
    context,
    steps,
    lastPictureStep: steps.findLastIndex(({ definition }) => definition.output === 'images'),
    inputProvenance: readProvenance(input?.header.xmp),
    loadModel: async (task, id) => loadModel(request, store, task, id),
    emit(output) {
      const now = performance.now()
      outputs += 1
      context.output({ ...output, seconds: (now - told) / 1000 })
      told = now
    },
    nextFile(extension) {
      files += 1
      return join(request.outputFolder, `${String(files).padStart(4, '0')}.${extension}`)
    },
  }
  const picture =
    input && request.earlier ? { ...input.picture, source: request.earlier.source } : input?.picture
  await runFrom(run, 0, picture, wholeProgress(context.progress))
  return { outputs }
}

function planStep(engineStep: EngineStep): PlannedStep {
  const definition = findStep(engineStep.step)
  // The definition's id is one of the table's; its parameters were parsed by that definition.
  const implementation = stepImplementations[definition.id as StepId] as StepImplementation<StepId>
  return { engineStep, definition, implementation }
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
  picture: Picture | undefined,
  progress: ProgressSlice,
): Promise<void> {
  const planned = run.steps[index]
  if (!planned) return
  const { implementation, engineStep } = planned
  const own = 1 / (run.steps.length - index)
  /** The step's own fraction when it yielded last, and now. */
  let before = 0
  let now = 0
  const context: StepContext = {
    signal: run.context.signal,
    progress(fraction) {
      now = Math.max(now, Math.min(1, fraction))
      progress.report(before + (now - before) * own)
    },
    inputs: run.request.inputs ?? [],
    readPicture: async (path) => (await decodePicture(path, run.context.signal)).picture,
    loadModel: run.loadModel,
  }
  run.context.signal.throwIfAborted()
  const outputs = implementation.run(picture, engineStep.parameters as never, context)
  for await (const output of outputs) {
    run.context.signal.throwIfAborted()
    // A step that tells nothing is taken to be half way through what is left.
    if (now === before) now = before + (1 - before) / 2
    progress.report(before + (now - before) * own)
    await passOn(run, index, output, picture, progress.part(before + (now - before) * own, now))
    before = now
  }
  run.context.signal.throwIfAborted()
  progress.report(1)
}

async function passOn(
  run: Run,
  index: number,
  output: StepOutput<object>,
  input: Picture | undefined,
  rest: ProgressSlice,
): Promise<void> {
  const { definition } = run.steps[index] as PlannedStep
  const data = { ...output.data }
  const facts = {
    step: definition.id,
    data,
    ...(output.seed === undefined ? {} : { seed: output.seed }),
    ...(output.model === undefined ? {} : { model: output.model }),
  }
  if (output.encoded) {
    if (index < run.steps.length - 1) {
      throw new StudioError('recipe-invalid', {
        reason: `${definition.id} makes an animation, which no step can go on with`,
      })
    }
    run.emit({ ...facts, ...(await writeEncoded(run, index, output.encoded)) })
    return
  }
  const drawn = output.picture ?? input
  // What a network draws is kept to go on from later: rounded as its file is, both ways give equal bytes.
  const picture =
    drawn && definition.model && output.picture && index < run.steps.length - 1
      ? roundToSamples(drawn)
      : drawn
  if (index === run.lastPictureStep && picture) {
    run.emit({ ...facts, ...(await writePicture(run, index, picture)) })
  } else if (definition.output === 'data') {
    run.emit(facts)
  }
  await runFrom(run, index + 1, picture, rest)
}

/** What a written file is, as part of a run's output. */
type WrittenFile = Pick<
  RunOutput,
  'file' | 'format' | 'width' | 'height' | 'bitDepth' | 'hasAlpha' | 'digitalSourceType'
>

async function writePicture(run: Run, index: number, picture: Picture): Promise<WrittenFile> {
  const { format, quality } = run.request
  const provenance = provenanceOf(run, index)
  const encoded = await encodePicture(picture, format, quality, provenance)
  run.context.signal.throwIfAborted()
  const file = run.nextFile(fileExtensions[format])
  await writeImageFile(file, encoded.bytes)
  const { width, height } = picture
  const { bitDepth, hasAlpha } = encoded
  return {
    file,
    format,
    width,
    height,
    bitDepth,
    hasAlpha,
    ...markOf(provenance.digitalSourceType),
  }
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
  await writeImageFile(file, bytes)
  return { file, format, width, height, bitDepth: 8, ...markOf(provenance.digitalSourceType) }
}

/** The recipe up to a step, and the strongest mark of the input and the steps. */
function provenanceOf(run: Run, index: number): Provenance {
  const done = run.steps.slice(0, index + 1)
  const type = strongestSourceType([
    run.inputProvenance.digitalSourceType,
    ...done.map(({ definition }) => definition.digitalSourceType),
  ])
  return {
    ...markOf(type),
    recipe: recipeText([
      ...(run.request.earlier?.steps ?? []),
      ...done.map(({ engineStep }) => engineStep),
    ]),
  }
}

function markOf(type: DigitalSourceType | undefined): { digitalSourceType?: DigitalSourceType } {
  return type === undefined ? {} : { digitalSourceType: type }
}

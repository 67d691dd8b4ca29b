import type { Asset } from '../../../preload/contract/asset'
import type { EngineStep, RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { Recipe, RecipeStep } from '../../../preload/contract/recipe'
import { findStep } from '../../../preload/contract/steps'
import { throwIfAborted } from '../failure'
import type { Library } from '../library/library'
import { LibrarySink } from '../library/librarySink'
import type { ModelCatalogue } from '../models/modelCatalogue'
import type { OutputContext, OutputSink } from '../recipes/outputSink'
import { activeSteps } from '../recipes/prepareRecipe'
import type { RunOptions, RunPrepared, RunSummary } from '../recipes/runRecipe'
import { editKeys } from './editKeys'
import { EditResults } from './editResults'
import { isEditStep } from './editStore'

type RecordOutput = (asset: Asset, output: RunOutput, context: OutputContext) => void

/** Part of an edit that runs at once: what follows a kept result, up to the next network's step. */
interface Segment {
  readonly first: number
  /** Exclusive. */
  readonly end: number
}

/**
 * Makes the pictures of edits. What a network draws is kept, and so is each edit's own picture: a run
 * starts from the last kept result before the step that changed, and where the whole is kept nothing
 * runs. Networks' results are rounded to whole samples in any run, so a run that starts half way gives
 * the same bytes as one from the source.
 */
export class EditRenderer {
  readonly results: EditResults

  constructor(
    private readonly library: Library,
    private readonly models: ModelCatalogue,
    private readonly run: RunPrepared,
  ) {
    this.results = new EditResults(library)
  }

  /** The kept picture of prepared steps over a source. Throws `asset-not-found`, `recipe-invalid`. */
  async find(source: string, steps: readonly RecipeStep[]): Promise<Asset | undefined> {
    if (steps.length === 0) return this.library.assets.get(source)
    return this.results.find((await this.keys(source, steps)).at(-1) as string)
  }

  /**
   * The picture of a prepared recipe over one source. `record` runs in the transaction that makes it, or
   * finds it. Throws what runRecipe throws.
   */
  async render(
    recipe: Recipe,
    source: string,
    record: RecordOutput,
    options: RunOptions<Asset>,
  ): Promise<RunSummary> {
    const steps = activeSteps(recipe)
    const keys = await this.keys(source, steps)
    const kept = this.results.find(keys.at(-1) as string)
    if (kept) {
      this.tell(kept, source, recipe, record, options)
      return { outputs: 1, failures: [] }
    }
    const segments = segmentsOf(steps, this.lastKept(keys))
    let from = this.inputOf(keys, source, segments[0]?.first ?? 0)
    for (const [index, segment] of segments.entries()) {
      throwIfAborted(options.signal)
      from = await this.renderSegment(recipe, source, keys, segment, from, record, {
        ...options,
        onProgress: (fraction) => options.onProgress?.((index + fraction) / segments.length),
      })
    }
    await this.results.clear()
    return { outputs: 1, failures: [] }
  }

  private async keys(source: string, steps: readonly RecipeStep[]): Promise<string[]> {
    const foreign = steps.find(({ step }) => !isEditStep(step))
    if (foreign) throw new StudioError('recipe-invalid', { reason: `${foreign.step} is no edit` })
    return editKeys(source, steps, {
      hashOf: (asset) => this.library.assets.row(asset).sha256,
      models: await this.models.locations(),
    })
  }

  /** How many of the first steps need not run. */
  private lastKept(keys: readonly string[]): number {
    for (let index = keys.length - 1; index > 0; index -= 1) {
      if (this.results.find(keys[index] as string)) return index
    }
    return 0
  }

  private inputOf(keys: readonly string[], source: string, first: number): string {
    return first === 0 ? source : (this.results.find(keys[first] as string)?.id ?? source)
  }

  private async renderSegment(
    recipe: Recipe,
    source: string,
    keys: readonly string[],
    { first, end }: Segment,
    from: string,
    record: RecordOutput,
    options: RunOptions<Asset>,
  ): Promise<string> {
    const steps = activeSteps(recipe)
    const whole = { ...recipe, steps: steps.slice(0, end) }
    const last = end === steps.length
    const sink = new LibrarySink(
      this.library,
      () => 'before',
      (asset, output, context) => {
        this.results.keep(keys[end] as string, asset.id)
        if (last) record(asset, output, context)
      },
      { place: 'result' },
    )
    let made: string | undefined
    const keep: OutputSink<Asset> = {
      format: sink.format,
      quality: sink.quality,
      prepare: () => sink.prepare(),
      openRun: () => sink.openRun(),
      closeRun: (folder) => sink.closeRun(folder),
      // A kept result belongs to the source, whatever it was made from.
      store: (output, context) =>
        sink.store(output, {
          ...context,
          recipe: whole,
          ...(context.input ? { input: { ...context.input, reference: { asset: source } } } : {}),
        }),
    }
    const { onOutput, doneBefore, onInputDone, ...others } = options
    await this.run({ ...recipe, steps: steps.slice(first, end) }, [{ asset: from }], keep, {
      ...others,
      ...(first > 0 ? { earlier: this.earlier(source, steps.slice(0, first)) } : {}),
      onOutput: (asset, output, context) => {
        made = asset.id
        if (last) onOutput?.(asset, output, ofSource(context, source))
      },
    })
    if (made === undefined) throw new StudioError('internal', { reason: 'an edit made no picture' })
    return made
  }

  private earlier(source: string, steps: readonly RecipeStep[]) {
    return {
      steps: steps.map(({ step, parameters }): EngineStep => ({ step, parameters })),
      source: this.library.assets.row(source).format,
    }
  }

  private tell(
    asset: Asset,
    source: string,
    recipe: Recipe,
    record: RecordOutput,
    { onOutput, onProgress }: RunOptions<Asset>,
  ): void {
    const { data = {} } = this.library.assets.detail(asset.id)
    const output: RunOutput = {
      step: asset.origin,
      data,
      seconds: 0,
      ...(asset.seed === undefined ? {} : { seed: asset.seed }),
      ...(asset.model === undefined ? {} : { model: asset.model }),
    }
    const context: OutputContext = {
      recipe,
      input: { reference: { asset: source }, path: '', index: 0 },
      ordinal: 0,
    }
    this.library.database.transaction(() => record(asset, output, context))
    onOutput?.(asset, output, context)
    onProgress?.(1)
  }
}

function ofSource(context: OutputContext, source: string): OutputContext {
  return context.input
    ? { ...context, input: { ...context.input, reference: { asset: source } } }
    : context
}

/** Cuts after each step that runs a network, from the first step that has to run. */
function segmentsOf(steps: readonly RecipeStep[], first: number): Segment[] {
  const segments: Segment[] = []
  let start = first
  for (let end = first + 1; end <= steps.length; end += 1) {
    const step = steps[end - 1]
    if (end < steps.length && step && findStep(step.step).model === undefined) continue
    segments.push({ first: start, end })
    start = end
  }
  return segments
}

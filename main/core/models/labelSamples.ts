import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import type { ModelLabel } from '../../../preload/contract/model'
import type { Recipe } from '../../../preload/contract/recipe'
import { writeAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import type { DrawnPicture } from '../recipes/drawOnce'
import type { ModelCatalogue } from './modelCatalogue'

/** The seed and truncation of every sample: near the typical picture of its label. */
const seed = 11
const truncation = 0.6
/** Milliseconds until the user's own work is looked at again. */
const waitMilliseconds = 400

interface SamplesOptions {
  readonly folder: string
  readonly models: ModelCatalogue
  readonly draw: (recipe: Recipe) => Promise<DrawnPicture>
  /** Whether the user waits for something: samples are made in between. */
  readonly busy: () => boolean
  /** Aborted when the studio closes. */
  readonly signal: AbortSignal
  readonly onMade: (made: { model: string; version: string; label: string }) => void
  readonly log: (message: string, error?: unknown) => void
}

/** What there is of a model's samples. */
export interface SampleList {
  /** Of the model's weights: samples of other weights are others. */
  readonly version: string
  /** Ids of the labels whose sample is there. */
  readonly labels: string[]
}

/**
 * A picture of each label of a generator, drawn by it: once for each version of its weights, one at a
 * time and behind whatever the user runs, and kept in the studio's own folder.
 */
export class LabelSamples {
  private readonly making = new Set<string>()

  constructor(private readonly options: SamplesOptions) {}

  /** Samples that are there; the others are begun. Throws `model-unknown`, `model-missing`. */
  async list(id: string): Promise<SampleList> {
    const { version, folder, labels } = await this.locate(id)
    const files = new Set(await readdir(folder).catch(() => []))
    const there = labels.filter((_, index) => files.has(fileOf(index)))
    if (there.length < labels.length && !this.making.has(folder)) {
      this.making.add(folder)
      this.make(id, version, folder, labels, files)
        .catch((error: unknown) => {
          // A studio that closes goes on with them when it opens again.
          if (!this.options.signal.aborted)
            this.options.log(`samples of ${id} stay incomplete`, error)
        })
        .finally(() => this.making.delete(folder))
    }
    return { version, labels: there.map((label) => label.id) }
  }

  /** The file of a label's sample; it may not be there yet. Throws as `list` does, and `unknown-label`. */
  async file(id: string, label: string): Promise<{ path: string; type: string }> {
    const { folder, labels } = await this.locate(id)
    const index = labels.findIndex((one) => one.id === label)
    if (index < 0) throw new StudioError('unknown-label', { labels: [label.slice(0, 80)] })
    return { path: join(folder, fileOf(index)), type: 'image/webp' }
  }

  private async locate(
    id: string,
  ): Promise<{ version: string; folder: string; labels: readonly ModelLabel[] }> {
    const { models, folder } = this.options
    const model = (await models.list()).find((one) => one.id === id)
    if (model?.task !== 'generate') throw new StudioError('model-unknown', { model: id })
    if (model.state !== 'ready' || !model.labels)
      throw new StudioError('model-missing', { model: id, file: model.files[0]?.file ?? '' })
    const version = (model.files[0]?.sha256 ?? '').slice(0, 16)
    return { version, folder: join(folder, `${id}-${version}`), labels: model.labels }
  }

  private async make(
    id: string,
    version: string,
    folder: string,
    labels: readonly ModelLabel[],
    there: ReadonlySet<string>,
  ): Promise<void> {
    await this.forgetOthers(id, version)
    await makeFolder(folder)
    for (const [index, label] of labels.entries()) {
      if (there.has(fileOf(index))) continue
      while (this.options.busy() && !this.options.signal.aborted) await pause()
      if (this.options.signal.aborted) return
      const parameters = { labels: [label.id], count: 1, seed, truncation, model: id }
      const drawn = await this.options.draw({
        version: 1,
        steps: [{ step: 'generate.gan', parameters, enabled: true }],
      })
      await writeAtomically(join(folder, fileOf(index)), drawn.bytes)
      this.options.onMade({ model: id, version, label: label.id })
    }
  }

  /** Samples of weights that are no longer there. */
  private async forgetOthers(id: string, version: string): Promise<void> {
    const names = await readdir(this.options.folder).catch(() => [])
    for (const name of names) {
      if (name === `${id}-${version}` || !new RegExp(`^${id}-[0-9a-f]{16}$`).test(name)) continue
      await rm(join(this.options.folder, name), { recursive: true, force: true })
    }
  }
}

/** Labels may hold any sign; their places are plain. */
function fileOf(index: number): string {
  return `${index}.webp`
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, waitMilliseconds).unref()
  })
}

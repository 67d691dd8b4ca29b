import { join } from 'node:path'
import * as z from 'zod'
import type { ModelLocation } from '../../../preload/contract/engineProtocol'
import { type ModelLabel, modelLabelSchema } from '../../../preload/contract/model'
import type { EngineSupervisor } from '../engine/engineSupervisor'
import { writeAtomically } from '../files/atomicWrite'
import { readJsonFile } from '../files/jsonFile'

/** Milliseconds within which a file must have told its labels. */
const readDeadline = 60_000

const labelsSchema = z.array(modelLabelSchema)
const cacheSchema = z.record(z.string(), labelsSchema)
const metadataSchema = z.object({ labels: labelsSchema })

/** Labels that models name in their metadata, read once for each version of their files. */
export class ModelLabels {
  private readonly path: string
  private cache: Record<string, ModelLabel[]> = {}
  private readonly reading = new Map<string, Promise<ModelLabel[] | undefined>>()

  constructor(
    home: string,
    private readonly engine: EngineSupervisor,
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.path = join(home, 'model-labels.json')
  }

  async load(): Promise<void> {
    this.cache = (await readJsonFile(this.path, cacheSchema, this.log)) ?? {}
  }

  /** The labels of a model, or undefined where it has none or they cannot be read. */
  find(location: ModelLocation): Promise<ModelLabel[] | undefined> {
    if (location.task !== 'generate' && location.task !== 'classify')
      return Promise.resolve(undefined)
    const key = Object.values(location.files)
      .map((file) => file.sha256)
      .sort()
      .join(' ')
    const known = this.cache[key]
    if (known) return Promise.resolve(known)
    const reading =
      this.reading.get(key) ?? this.read(location, key).finally(() => this.reading.delete(key))
    this.reading.set(key, reading)
    return reading
  }

  /** Titles in every language of a label, from every model known so far: what a search should find. */
  titles(label: string): string[] {
    const titles = Object.values(this.cache).flatMap((labels) =>
      labels.filter((one) => one.id === label).flatMap((one) => [one.en, one.zh]),
    )
    return [...new Set(titles)]
  }

  private async read(location: ModelLocation, key: string): Promise<ModelLabel[] | undefined> {
    try {
      const { metadata } = await this.engine.call('describeModel', location, {
        deadline: readDeadline,
      })
      const labels = metadataSchema.parse(metadata).labels
      this.cache[key] = labels
      await writeAtomically(this.path, `${JSON.stringify(this.cache)}\n`)
      return labels
    } catch (error) {
      this.log(`the labels of ${location.id} could not be read`, error)
      return this.cache[key]
    }
  }
}

import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { ModelLocation, TrainedModel } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import {
  type CatalogueEntry,
  catalogueEntrySchema,
  type ModelLabel,
  type ModelStatus,
  type ModelTask,
} from '../../../preload/contract/model'
import { freeModelName, isNameTaken, modelNames } from '../../../preload/contract/modelNames'
import { moveAtomically, writeAtomically } from '../files/atomicWrite'
import { hashFile } from '../files/hashFile'
import { makeFolder } from '../files/makeFolder'
import { modelIdFor } from './modelId'

type FileState = 'ready' | 'missing' | 'broken'

interface CatalogueFolders {
  readonly catalogue: string
  readonly starterModels: string
  readonly userModels: string
}

/** Where labels of a model come from: see ModelLabels. */
type FindLabels = (location: ModelLocation) => Promise<ModelLabel[] | undefined>

/** The models of the catalogue and what is on the disk of them. */
export class ModelCatalogue {
  /** Files whose hash was compared: path to `mtime size`, and whether it was right. */
  private readonly verified = new Map<string, { stamp: string; intact: boolean }>()

  private constructor(
    private readonly folders: CatalogueFolders,
    private readonly entries: CatalogueEntry[],
    private readonly findLabels: FindLabels,
    private readonly onChanged: () => void,
  ) {}

  /** Reads the catalogue and the user's own entries; a file that breaks the schema is logged and left out. */
  static async open(
    folders: CatalogueFolders,
    findLabels: FindLabels,
    log: (message: string, error?: unknown) => void,
    onChanged: () => void = () => undefined,
  ): Promise<ModelCatalogue> {
    const entries = await readEntries(folders.catalogue, log)
    const ids = new Set(entries.map(({ id }) => id))
    await makeFolder(folders.userModels).catch((error: unknown) =>
      log('there is no folder for models of the user', error),
    )
    for (const entry of await readEntries(folders.userModels, log)) {
      if (entry.source === 'user' && !ids.has(entry.id)) entries.push(entry)
    }
    return new ModelCatalogue(folders, entries, findLabels, onChanged)
  }

  /**
   * Keeps a model that a step has made of the model `base`, under an id of its own. Throws what writing
   * throws; nothing is in the catalogue then.
   */
  async add(trained: TrainedModel, base: string): Promise<CatalogueEntry> {
    const { task, licence, notice, memoryMegabytes } = this.find(base)
    // The name may have gone to another since this began, and what took hours is not lost for that.
    const name = freeModelName(trained.entry.title.en, modelNames(this.entries))
    const { userModels } = this.folders
    await makeFolder(userModels)
    // A file without an entry is not ours to replace.
    const files = (await readdir(userModels)).map((name) => parse(name).name)
    const id = modelIdFor(name, [...this.entries.map((entry) => entry.id), ...files])
    const { size } = await stat(trained.file)
    const file = {
      role: 'model',
      file: `${id}.onnx`,
      bytes: size,
      sha256: await hashFile(trained.file),
    }
    const entry = catalogueEntrySchema.parse({
      ...trained.entry,
      title: { en: name, 'zh-CN': name },
      id,
      task,
      licence,
      ...(notice ? { notice } : {}),
      memoryMegabytes,
      source: 'user',
      files: [file],
    })
    await moveAtomically(trained.file, join(userModels, file.file), { overwrite: false })
    await writeAtomically(join(userModels, `${id}.json`), `${JSON.stringify(entry, null, 2)}\n`)
    this.entries.push(entry)
    this.onChanged()
    return entry
  }

  /**
   * Checks that a model may be called `name`: no other is, in any language, and none of `others`.
   * Throws `model-name-taken` with a proposal.
   */
  requireFreeName(name: string, others: readonly string[] = [], own?: string): void {
    const taken = [...modelNames(this.entries.filter(({ id }) => id !== own)), ...others]
    if (!isNameTaken(name, taken)) return
    const proposal = freeModelName(name, taken)
    throw new StudioError('model-name-taken', { name: name.trim(), proposal })
  }

  /**
   * Gives a model of the user another name; its id and files stay, so that what names them still does.
   * Throws `model-unknown`, `model-name-taken`, and `not-allowed` for one that came with the studio.
   */
  async rename(id: string, name: string): Promise<ModelStatus> {
    const entry = this.find(id)
    if (entry.source !== 'user') throw new StudioError('not-allowed', { reason: 'starter' })
    this.requireFreeName(name, [], id)
    const renamed = { ...entry, title: { en: name, 'zh-CN': name } }
    const path = join(this.folders.userModels, `${id}.json`)
    await writeAtomically(path, `${JSON.stringify(renamed, null, 2)}\n`)
    this.entries.splice(this.entries.indexOf(entry), 1, renamed)
    this.onChanged()
    return this.status(renamed)
  }

  /** Deletes a model of the user with its files. Throws `model-unknown`, and `not-allowed` for one that came with the studio. */
  async remove(id: string): Promise<void> {
    const entry = this.find(id)
    if (entry.source !== 'user') throw new StudioError('not-allowed', { reason: 'starter' })
    const { userModels } = this.folders
    // Without its entry a file that could not be removed is nothing but a file.
    await rm(join(userModels, `${id}.json`), { force: true })
    this.entries.splice(this.entries.indexOf(entry), 1)
    for (const { file } of entry.files) await rm(join(userModels, file), { force: true })
    this.onChanged()
  }

  async list(): Promise<ModelStatus[]> {
    return Promise.all(this.entries.map((entry) => this.status(entry)))
  }

  /** Reads the files again and compares size and SHA-256. Throws `model-unknown`. */
  async verify(id: string, signal?: AbortSignal): Promise<ModelStatus> {
    const entry = this.find(id)
    for (const file of entry.files) {
      const path = this.pathOf(entry, file.file)
      const facts = await stat(path).catch(() => undefined)
      if (!facts || facts.size !== file.bytes) continue
      const intact = (await hashFile(path, signal)) === file.sha256
      this.verified.set(path, { stamp: `${facts.mtimeMs} ${facts.size}`, intact })
    }
    return this.status(entry)
  }

  /** Every model as the engine finds it, those that are ready first. */
  async locations(): Promise<ModelLocation[]> {
    const states = await Promise.all(this.entries.map((entry) => this.stateOf(entry)))
    const ready = this.entries.filter((_, index) => states[index]?.state === 'ready')
    const others = this.entries.filter((_, index) => states[index]?.state !== 'ready')
    return [...ready, ...others].map((entry) => this.location(entry))
  }

  /**
   * Checks that a step's model can run before an engine is started for it.
   * Throws `model-unknown`, `model-missing`, `model-broken`.
   */
  async require(task: ModelTask, id: string | undefined): Promise<void> {
    const ofTask = this.entries.filter((entry) => entry.task === task)
    const chosen = id === undefined ? ofTask : ofTask.filter((entry) => entry.id === id)
    const first = chosen[0]
    if (!first) {
      if (id !== undefined) throw new StudioError('model-unknown', { model: id })
      throw new StudioError('model-missing', { model: task, file: task })
    }
    const states = await Promise.all(chosen.map((entry) => this.stateOf(entry)))
    if (states.some(({ state }) => state === 'ready')) return
    const { state, file } = states[0] ?? { state: 'missing', file: '' }
    if (state === 'missing') throw new StudioError('model-missing', { model: first.id, file })
    throw new StudioError('model-broken', {
      model: first.id,
      file,
      reason: 'wrong size or content',
    })
  }

  private find(id: string): CatalogueEntry {
    const entry = this.entries.find((one) => one.id === id)
    if (!entry) throw new StudioError('model-unknown', { model: id })
    return entry
  }

  private async status(entry: CatalogueEntry): Promise<ModelStatus> {
    const { state } = await this.stateOf(entry)
    const labels = state === 'ready' ? await this.findLabels(this.location(entry)) : undefined
    return { ...entry, state, ...(labels ? { labels } : {}) }
  }

  /** By size, and by hash where it was compared since the file last changed. */
  private async stateOf(entry: CatalogueEntry): Promise<{ state: FileState; file: string }> {
    let broken: string | undefined
    for (const file of entry.files) {
      const path = this.pathOf(entry, file.file)
      const facts = await stat(path).catch(() => undefined)
      if (!facts?.isFile()) return { state: 'missing', file: file.file }
      const verdict = this.verified.get(path)
      const wrong = verdict?.stamp === `${facts.mtimeMs} ${facts.size}` && !verdict.intact
      if (facts.size !== file.bytes || wrong) broken ??= file.file
    }
    return broken === undefined ? { state: 'ready', file: '' } : { state: 'broken', file: broken }
  }

  private pathOf(entry: CatalogueEntry, file: string): string {
    return join(
      entry.source === 'starter' ? this.folders.starterModels : this.folders.userModels,
      file,
    )
  }

  private location(entry: CatalogueEntry): ModelLocation {
    const files = entry.files.map((file) => {
      const { role, bytes, sha256 } = file
      return [role, { path: this.pathOf(entry, file.file), bytes, sha256 }] as const
    })
    return { id: entry.id, task: entry.task, files: Object.fromEntries(files) }
  }
}

async function readEntries(
  folder: string,
  log: (message: string, error?: unknown) => void,
): Promise<CatalogueEntry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    log('there is no model catalogue', error)
    return []
  })
  const entries: CatalogueEntry[] = []
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    try {
      const text = await readFile(join(folder, name), 'utf8')
      entries.push(catalogueEntrySchema.parse(JSON.parse(text)))
    } catch (error) {
      log(`the catalogue entry ${name} was left out`, error)
    }
  }
  return entries
}

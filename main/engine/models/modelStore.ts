import { readFile } from 'node:fs/promises'
import { freemem } from 'node:os'
import { basename } from 'node:path'
import type { Tensor } from 'onnxruntime-node'
import type { ModelLocation } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { ExecutionProvider } from '../../../preload/contract/model'
import { hasLanes, lanes, openBesideSession } from './besideSession'
import type { LoadedModel, ManyRuns } from './loadedModel'
import { checkModelFile, wrongContent } from './modelFile'
import { createNetworkSession, type NetworkDevice, type NetworkSession } from './networkSession'
import { OnnxMetadataError, readOnnxMetadata, studioMetadata } from './onnxMetadata'
import { isOutOfMemory } from './outOfMemory'
import { runtimeMessage } from './runtimeMessage'
import { toInputType, toOutputType } from './tensors'

export interface ModelStoreOptions {
  /** Told when the CPU takes the place of a provider that could not load a network. */
  readonly onFallback?: (provider: ExecutionProvider, reason: string) => void
  /** Makes a session; left out, ONNX Runtime's. All runs go through it then, one at a time. */
  readonly createSession?: typeof createNetworkSession
  /** Bytes of memory that this machine has left; left out, the operating system's figure. */
  readonly freeMemory?: () => number
}

/** With less than this left, a network that is loaded takes the place of those that are not in use. */
const shortOfMemoryBytes = 512 * 2 ** 20
/** With less than this left, a network is not loaded for several runs at once. */
const roomForLanes = 2 ** 30
/** For fewer runs, loading a network again for each lane takes longer than the lanes save; long ones are worth it sooner. */
const leastForLanes = 4
const leastLongForLanes = 2

/** Networks that are loaded once and shared by every run. */
export interface ModelStore {
  /**
   * A model whose files are checked and loaded when they are first used. Asked for on another device,
   * its sessions are let go and made anew there.
   */
  load(location: ModelLocation, device: NetworkDevice): LoadedModel
  /** The studio metadata of a model's main file, after all its files were checked. */
  describe(location: ModelLocation): Promise<Readonly<Record<string, unknown>>>
  /** Ids of the models that hold a session. */
  loaded(): string[]
  /** Threads of a run of the model that was asked for last, of those; undefined where there is none. */
  threads(): number | undefined
  /** Lets go of every session. */
  release(): Promise<void>
}

/** Role of a model that has one file. */
const MAIN_ROLE = 'model'

export function createModelStore(options: ModelStoreOptions = {}): ModelStore {
  const createSession = options.createSession ?? createNetworkSession
  const freeMemory = options.freeMemory ?? freemem
  const models = new Map<string, StoredModel>()

  const release = async () => {
    const all = [...models.values()]
    models.clear()
    await Promise.all(all.map((model) => model.release()))
  }
  const environment: StoreEnvironment = {
    createSession,
    mayHaveLanes: () => !options.createSession && freeMemory() > roomForLanes,
    onFallback: options.onFallback ?? (() => undefined),
    // After a failed allocation a provider may keep what it held; a new session starts clean.
    onOutOfMemory: async () => {
      await Promise.all([...models.values()].map((model) => model.release()))
    },
  }

  return {
    load(location, device) {
      const key = `${location.id}\n${fingerprint(location)}\n${device.provider}\n${device.threads}`
      const known = models.get(location.id)
      if (known?.key === key) return known
      if (known) void known.release()
      if (freeMemory() < shortOfMemoryBytes)
        for (const other of models.values()) void other.release()
      const model = new StoredModel(key, location, device, environment)
      models.set(location.id, model)
      return model
    },
    async describe(location) {
      const model = new StoredModel('', location, { provider: 'cpu', threads: 1 }, environment)
      for (const role of Object.keys(location.files)) await model.check(role)
      return model.metadata()
    },
    loaded: () =>
      [...models.values()].filter((model) => model.holdsSession).map((model) => model.id),
    threads: () => [...models.values()].filter((model) => model.holdsSession).at(-1)?.threads,
    release,
  }
}

function fingerprint(location: ModelLocation): string {
  return Object.entries(location.files)
    .map(([role, file]) => `${role} ${file.path} ${file.sha256}`)
    .join('\n')
}

interface StoreEnvironment {
  readonly createSession: typeof createNetworkSession
  readonly mayHaveLanes: () => boolean
  readonly onFallback: (provider: ExecutionProvider, reason: string) => void
  readonly onOutOfMemory: () => Promise<void>
}

class StoredModel implements LoadedModel {
  readonly id: string
  readonly roles: readonly string[]
  private provider: ExecutionProvider
  private readonly sessions = new Map<string, Promise<NetworkSession>>()
  private readonly checks = new Map<string, Promise<void>>()
  private readonly descriptions = new Map<string, Promise<Readonly<Record<string, unknown>>>>()

  constructor(
    readonly key: string,
    private readonly location: ModelLocation,
    private readonly device: NetworkDevice,
    private readonly environment: StoreEnvironment,
  ) {
    this.id = location.id
    this.provider = device.provider
    this.roles = Object.keys(location.files)
  }

  get threads(): number {
    return this.device.threads
  }

  get holdsSession(): boolean {
    return this.sessions.size > 0
  }

  metadata(role = this.mainRole()): Promise<Readonly<Record<string, unknown>>> {
    return remember(this.descriptions, role, async () => {
      await this.check(role)
      const bytes = await readFile(this.file(role).path)
      try {
        const metadata = readOnnxMetadata(bytes)
        const names = Object.values(this.location.files).map((file) => basename(file.path))
        const missing = metadata.externalFiles.find((name) => !names.includes(name))
        if (missing !== undefined)
          throw new OnnxMetadataError(`its weights file ${missing} is not part of it`)
        return studioMetadata(metadata)
      } catch (error) {
        if (!(error instanceof OnnxMetadataError)) throw error
        throw this.broken(role, wrongContent(bytes.subarray(0, 512)) ?? error.message, error)
      }
    })
  }

  async forMany(
    count: number,
    { role = MAIN_ROLE, areLong = false }: { role?: string; areLong?: boolean } = {},
  ): Promise<ManyRuns> {
    const alone: ManyRuns = { atOnce: 1, run: (feeds) => this.run(feeds, role) }
    const { provider } = this
    const least = areLong ? leastLongForLanes : leastForLanes
    const wanted = count >= least && hasLanes({ ...this.device, provider })
    const areOpen = this.sessions.has(besideKey(role))
    if (!wanted || !(areOpen || this.environment.mayHaveLanes())) return alone
    try {
      await this.besideSession(role)
    } catch {
      // Where the network itself is to blame, running it says so.
      return alone
    }
    // Twice as many as there are lanes: none waits for what is done with the last.
    return { atOnce: 2 * lanes, run: (feeds) => this.runBeside(feeds, role) }
  }

  private async runBeside(
    feeds: Readonly<Record<string, Tensor>>,
    role: string,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const session = await this.besideSession(role)
    try {
      return await this.runSession(session, this.typedFeeds(session, feeds, role))
    } catch (error) {
      if (isOutOfMemory(error)) throw await this.failure(role, error)
      // A lane may be lost where the network itself is whole; others may still be asked to run it.
      this.sessions.delete(besideKey(role))
      void session.release()
      return this.run(feeds, role)
    }
  }

  private besideSession(role: string): Promise<NetworkSession> {
    return remember(this.sessions, besideKey(role), async () => {
      await this.metadata(role)
      return openBesideSession(this.file(role).path, this.device)
    })
  }

  private typedFeeds(
    session: NetworkSession,
    feeds: Readonly<Record<string, Tensor>>,
    role: string,
  ): Record<string, Tensor> {
    const typed: Record<string, Tensor> = {}
    for (const input of session.inputMetadata) {
      const feed = feeds[input.name]
      if (!feed) throw this.broken(role, `it wants an input named ${input.name}`)
      typed[input.name] = input.isTensor ? toInputType(feed, input.type) : feed
    }
    const stranger = Object.keys(feeds).find((name) => !(name in typed))
    if (stranger !== undefined) throw this.broken(role, `it has no input named ${stranger}`)
    return typed
  }

  async run(
    feeds: Readonly<Record<string, Tensor>>,
    role = MAIN_ROLE,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const session = await this.session(role)
    const typed = this.typedFeeds(session, feeds, role)
    try {
      return await this.runSession(session, typed)
    } catch (error) {
      if (this.provider === 'cpu' || isOutOfMemory(error)) throw await this.failure(role, error)
      // A provider may take a network and still fail on one of its operators.
      this.fallBack(error)
      await this.release()
      const onCpu = await this.session(role)
      return this.runSession(onCpu, typed).catch(async (again) => {
        throw await this.failure(role, again)
      })
    }
  }

  private async runSession(
    session: NetworkSession,
    feeds: Readonly<Record<string, Tensor>>,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const outputs = await session.run(feeds)
    return Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, toOutputType(value)]),
    )
  }

  async readText(role: string): Promise<string> {
    await this.check(role)
    return readFile(this.file(role).path, 'utf8')
  }

  async readBytes(role = this.mainRole()): Promise<Uint8Array> {
    await this.check(role)
    return readFile(this.file(role).path)
  }

  /** Checks a role's file once. */
  check(role: string): Promise<void> {
    return remember(this.checks, role, () => checkModelFile(this.id, role, this.file(role)))
  }

  async release(): Promise<void> {
    const sessions = [...this.sessions.values()]
    this.sessions.clear()
    for (const session of await Promise.allSettled(sessions)) {
      if (session.status === 'fulfilled') await session.value.release()
    }
  }

  private session(role: string): Promise<NetworkSession> {
    return remember(this.sessions, role, async () => {
      // The walk refuses models that would read files outside their folder, before the runtime sees them.
      await this.metadata(role)
      const { path } = this.file(role)
      try {
        return await this.createOn(path)
      } catch (error) {
        if (this.provider === 'cpu' || isOutOfMemory(error)) throw await this.failure(role, error)
        this.fallBack(error)
        return this.createOn(path).catch(async (onCpu) => {
          throw await this.failure(role, onCpu)
        })
      }
    })
  }

  private createOn(path: string): Promise<NetworkSession> {
    const { provider } = this
    return this.environment.createSession(path, { provider, threads: this.device.threads })
  }

  /** From now on what this model loads runs on the CPU. */
  private fallBack(error: unknown): void {
    this.environment.onFallback(this.provider, runtimeMessage(error))
    this.provider = 'cpu'
  }

  private async failure(role: string, error: unknown): Promise<StudioError> {
    if (!isOutOfMemory(error))
      return this.broken(role, runtimeMessage(error, this.file(role).path), error)
    await this.environment.onOutOfMemory()
    return new StudioError('out-of-memory', { model: this.id }, { cause: error })
  }

  private mainRole(): string {
    return this.roles.includes(MAIN_ROLE) ? MAIN_ROLE : (this.roles[0] ?? MAIN_ROLE)
  }

  private file(role: string): ModelLocation['files'][string] {
    const file = this.location.files[role]
    if (!file) throw new StudioError('model-missing', { model: this.id, file: role })
    return file
  }

  private broken(role: string, reason: string, cause?: unknown): StudioError {
    return new StudioError('model-broken', { model: this.id, file: role, reason }, { cause })
  }
}

/** Where the sessions for several runs at once are remembered beside those for one. */
function besideKey(role: string): string {
  return `${role}\nbeside`
}

function remember<T>(
  memory: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key)
  if (known) return known
  const made = make()
  memory.set(key, made)
  // A failure is not remembered: the file may be repaired, the memory may be free again.
  made.catch(() => {
    if (memory.get(key) === made) memory.delete(key)
  })
  return made
}

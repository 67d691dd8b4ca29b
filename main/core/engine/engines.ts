import type { DiagnosticsReport } from '../../../preload/contract/diagnostics'
import type { EngineOutput } from '../../../preload/contract/engineProtocol'
import type { EngineStatus } from '../../../preload/contract/engineStatus'
import type { ExecutionProvider } from '../../../preload/contract/model'
import type { Settings } from '../../../preload/contract/settings'
import type { StudioDependencies } from '../dependencies'
import type { EventHub } from '../eventHub'
import { chooseProvider, type ProviderChoice } from './chooseProvider'
import { EngineSupervisor } from './engineSupervisor'
import { ProviderProbes } from './providerProbes'

const statusMilliseconds = 1000
const startMilliseconds = 10_000

/** Asks an engine how it is, starting it where it does not run; undefined where it does not answer in time. */
async function askStatus(engine: EngineSupervisor): Promise<EngineOutput<'status'> | undefined> {
  const running = engine.state !== 'stopped' && engine.state !== 'starting'
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    const milliseconds = running ? statusMilliseconds : startMilliseconds
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  // A look does not keep an idle engine, but one that was started for it has to be let go later.
  const answer = engine.call('status', {}, { quiet: running }).catch(() => undefined)
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

type EngineFacts = DiagnosticsReport['memory']['engines'][number]

/** Names of the engine processes. */
const engineNames = ['networks', 'networksBeside', 'apart', 'pictures'] as const
type EngineName = (typeof engineNames)[number]

/** What an engine told of itself, until it ends. */
type EngineAnswer = Omit<EngineOutput<'status'>, 'versions'>
const nothingKnown: EngineAnswer = { loadedModels: [], memoryMegabytes: 0 }

/**
 * The engine processes (networks run jobs, a second one beside the first over many pictures, a third one what
 * takes hours; pictures decode, encode and make thumbnails) and the provider.
 */
export class Engines {
  readonly networks: EngineSupervisor
  readonly networksBeside: EngineSupervisor
  readonly apart: EngineSupervisor
  readonly pictures: EngineSupervisor
  private readonly probes: ProviderProbes
  private readonly told = new Set<string>()
  private choice: ProviderChoice = { provider: 'cpu', fallback: false }
  private readonly known: Record<EngineName, EngineAnswer> = {
    networks: nothingKnown,
    networksBeside: nothingKnown,
    apart: nothingKnown,
    pictures: nothingKnown,
  }

  constructor(
    dependencies: StudioDependencies,
    private readonly settings: () => Settings,
    private readonly events: EventHub,
  ) {
    const supervise = (name: EngineName) => {
      const purpose = name === 'pictures' ? 'pictures' : 'networks'
      return new EngineSupervisor({
        purpose,
        launch: dependencies.launchEngine,
        idleMilliseconds: () => this.settings().idleMinutes * 60_000,
        onStateChange: () => this.changed(name),
        onCrash: (reason) =>
          events.emit('notice', { code: 'engine-restarted', data: { reason, engine: purpose } }),
        onFallback: (provider, reason) => this.providerFailed(provider, reason),
        log: dependencies.log,
      })
    }
    this.networks = supervise('networks')
    this.networksBeside = supervise('networksBeside')
    this.apart = supervise('apart')
    this.pictures = supervise('pictures')
    this.probes = new ProviderProbes(
      dependencies.folders.home,
      dependencies.version,
      dependencies.launchProbe,
      dependencies.log,
    )
  }

  async open(): Promise<void> {
    await this.probes.load()
    this.settingsChanged()
  }

  /** Takes the choice of provider from the settings, as far as it is known without probing. */
  settingsChanged(): void {
    const probes = this.probes.current()
    this.choose(
      probes.length > 0
        ? chooseProvider(this.settings().provider, probes)
        : { provider: 'cpu', fallback: false },
    )
  }

  /** The provider for networks, probed at first use; tells once where the CPU takes its place. */
  async provider(): Promise<ExecutionProvider> {
    const asked = this.settings().provider
    if (asked === 'cpu') {
      this.choose({ provider: 'cpu', fallback: false })
      return 'cpu'
    }
    const { probes, fresh } = await this.probes.get()
    const choice = chooseProvider(asked, probes)
    this.choose(choice)
    if (choice.fallback && (fresh || asked !== 'auto')) this.tellFallback(choice)
    return choice.provider
  }

  /** A provider that was probed well failed in use: the next choice goes without it. */
  providerFailed(provider: ExecutionProvider, reason: string): void {
    this.probes.markFailed(provider, reason)
    this.tellFallback({ provider: 'cpu', fallback: true, wanted: provider, reason })
  }

  async probe(): Promise<EngineStatus> {
    const probes = await this.probes.probe()
    this.told.clear()
    this.choose(chooseProvider(this.settings().provider, probes))
    return this.status()
  }

  async release(): Promise<EngineStatus> {
    await Promise.all([
      this.networks.release(),
      this.networksBeside.release(),
      this.apart.release(),
      this.pictures.release(),
    ])
    return this.status()
  }

  /** Asks an idle engine about its memory; a busy one answers from what was last known. */
  async status(): Promise<EngineStatus> {
    if (this.networks.state === 'ready') await this.ask('networks')
    return this.snapshot()
  }

  /** Asks an engine how it is; what it does not tell in time stays as it was known. */
  private async ask(name: EngineName): Promise<EngineOutput<'status'> | undefined> {
    const answer = await askStatus(this[name])
    if (answer && this[name].state !== 'stopped') this.known[name] = answer
    return answer
  }

  /**
   * The engine processes, and the versions of what computes in them: told by the one for pictures, which is
   * started for that. Nothing is known of one that does not start, or is too busy to answer.
   */
  async facts(): Promise<{ engines: EngineFacts[]; versions: Readonly<Record<string, string>> }> {
    const working = (['networks', 'networksBeside', 'apart'] as const).filter((name) =>
      ['ready', 'busy'].includes(this[name].state),
    )
    const [pictures] = await Promise.all([
      this.ask('pictures'),
      ...working.map((name) => this.ask(name)),
    ])
    const engines = engineNames.map((purpose): EngineFacts => {
      const { state, restarts } = this[purpose]
      const { memoryMegabytes, threads } = this.known[purpose]
      const told = threads === undefined ? {} : { threads }
      return { purpose, state, megabytes: memoryMegabytes, ...told, restarts }
    })
    return { engines, versions: pictures?.versions ?? {} }
  }

  async close(): Promise<void> {
    this.probes.close()
    await Promise.all(engineNames.map((name) => this[name].close()))
  }

  private snapshot(): EngineStatus {
    return {
      state: this.networks.state,
      provider: this.choice.provider,
      fallback: this.choice.fallback,
      probes: [...this.probes.current()],
      loadedModels: [...this.known.networks.loadedModels],
      memoryMegabytes: this.known.networks.memoryMegabytes,
      restarts: engineNames.reduce((sum, name) => sum + this[name].restarts, 0),
    }
  }

  private changed(name: EngineName): void {
    if (this[name].state === 'stopped') this.known[name] = nothingKnown
    if (name === 'pictures' || name === 'apart') return
    this.events.emit('engine.changed', this.snapshot())
    if (this.networks.state === 'ready') void this.tellMemory()
  }

  /** After a run, what is loaded now. */
  private async tellMemory(): Promise<void> {
    const { loadedModels, memoryMegabytes } = this.snapshot()
    const status = await this.status()
    const isSame =
      status.memoryMegabytes === memoryMegabytes &&
      status.loadedModels.join() === loadedModels.join()
    if (!isSame) this.events.emit('engine.changed', status)
  }

  private choose(choice: ProviderChoice): void {
    const same =
      choice.provider === this.choice.provider && choice.fallback === this.choice.fallback
    this.choice = choice
    if (!same) this.events.emit('engine.changed', this.snapshot())
  }

  private tellFallback(choice: ProviderChoice): void {
    const key = `${choice.wanted} ${choice.reason}`
    if (this.told.has(key)) return
    this.told.add(key)
    this.events.emit('notice', {
      code: 'provider-fallback',
      data: { provider: choice.wanted ?? '', used: choice.provider, reason: choice.reason ?? '' },
    })
  }
}

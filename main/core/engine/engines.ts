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

/**
 * The engine processes (networks run jobs, a second one beside the first over many pictures; pictures decode,
 * encode and make thumbnails) and the provider.
 */
export class Engines {
  readonly networks: EngineSupervisor
  readonly networksBeside: EngineSupervisor
  readonly pictures: EngineSupervisor
  private readonly probes: ProviderProbes
  private readonly told = new Set<string>()
  private choice: ProviderChoice = { provider: 'cpu', fallback: false }
  private loadedModels: string[] = []
  private memoryMegabytes = 0

  constructor(
    dependencies: StudioDependencies,
    private readonly settings: () => Settings,
    private readonly events: EventHub,
  ) {
    const supervise = (purpose: 'networks' | 'pictures') =>
      new EngineSupervisor({
        purpose,
        launch: dependencies.launchEngine,
        idleMilliseconds: () => this.settings().idleMinutes * 60_000,
        onStateChange: () => this.changed(purpose),
        onCrash: (reason) =>
          events.emit('notice', { code: 'engine-restarted', data: { reason, engine: purpose } }),
        onFallback: (provider, reason) => this.providerFailed(provider, reason),
        log: dependencies.log,
      })
    this.networks = supervise('networks')
    this.networksBeside = supervise('networks')
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
      this.pictures.release(),
    ])
    return this.status()
  }

  /** Asks an idle engine about its memory; a busy one answers from what was last known. */
  async status(): Promise<EngineStatus> {
    if (this.networks.state === 'ready') {
      const answer = await askStatus(this.networks)
      if (answer) {
        this.loadedModels = answer.loadedModels
        this.memoryMegabytes = answer.memoryMegabytes
      }
    }
    return this.snapshot()
  }

  /**
   * The engine processes, and the versions of what computes in them: told by the one for pictures, which is
   * started for that. Nothing is known of one that does not start, or is too busy to answer.
   */
  async facts(): Promise<{ engines: EngineFacts[]; versions: Readonly<Record<string, string>> }> {
    const pictures = await askStatus(this.pictures)
    const { versions = {}, memoryMegabytes = 0 } = pictures ?? {}
    await this.status()
    const factsOf = (purpose: EngineFacts['purpose'], megabytes: number): EngineFacts => {
      const { state, restarts } = this[purpose]
      return { purpose, state, megabytes, restarts }
    }
    return {
      engines: [factsOf('networks', this.memoryMegabytes), factsOf('pictures', memoryMegabytes)],
      versions,
    }
  }

  async close(): Promise<void> {
    this.probes.close()
    await Promise.all([this.networks.close(), this.networksBeside.close(), this.pictures.close()])
  }

  private snapshot(): EngineStatus {
    return {
      state: this.networks.state,
      provider: this.choice.provider,
      fallback: this.choice.fallback,
      probes: [...this.probes.current()],
      loadedModels: [...this.loadedModels],
      memoryMegabytes: this.memoryMegabytes,
      restarts: this.networks.restarts + this.networksBeside.restarts + this.pictures.restarts,
    }
  }

  private changed(purpose: 'networks' | 'pictures'): void {
    if (purpose !== 'networks') return
    if (this.networks.state === 'stopped') {
      this.loadedModels = []
      this.memoryMegabytes = 0
    }
    this.events.emit('engine.changed', this.snapshot())
    if (this.networks.state === 'ready') void this.tellMemory()
  }

  /** After a run, what is loaded now. */
  private async tellMemory(): Promise<void> {
    const before = JSON.stringify([this.loadedModels, this.memoryMegabytes])
    const status = await this.status()
    if (JSON.stringify([this.loadedModels, this.memoryMegabytes]) !== before) {
      this.events.emit('engine.changed', status)
    }
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

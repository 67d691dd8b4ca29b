import { join } from 'node:path'
import * as z from 'zod'
import { type ProviderProbe, providerProbeSchema } from '../../../preload/contract/engineStatus'
import type { ExecutionProvider } from '../../../preload/contract/model'
import type { LaunchProbe } from '../engineProcess'
import { toFailure } from '../failure'
import { writeAtomically } from '../files/atomicWrite'
import { readJsonFile } from '../files/jsonFile'
import { candidateProviders } from './chooseProvider'

const probeMilliseconds = 60_000

const cacheSchema = z.object({ key: z.string(), probes: z.array(providerProbeSchema) })

/** What throw-away children found out about execution providers, remembered for each version. */
export class ProviderProbes {
  private known: ProviderProbe[] | undefined
  private running: Promise<ProviderProbe[]> | undefined
  private readonly path: string
  private readonly key: string
  private readonly closing = new AbortController()

  constructor(
    home: string,
    version: string,
    private readonly launch: LaunchProbe,
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.path = join(home, 'providers.json')
    this.key = `${version} ${process.platform} ${process.arch}`
  }

  /** Those known by now, without probing. */
  current(): readonly ProviderProbe[] {
    return this.known ?? []
  }

  async load(): Promise<void> {
    const cache = await readJsonFile(this.path, cacheSchema, this.log)
    if (cache?.key === this.key) this.known = cache.probes
  }

  /** Probes at first use; `fresh` tells whether children ran for this. */
  async get(): Promise<{ probes: readonly ProviderProbe[]; fresh: boolean }> {
    if (this.known) return { probes: this.known, fresh: false }
    return { probes: await this.probe(), fresh: true }
  }

  /** Probes again. Calls at the same time share one round. */
  probe(): Promise<ProviderProbe[]> {
    this.running ??= this.run().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  /** Remembers that a provider failed in use, until it is probed again. */
  markFailed(provider: ExecutionProvider, reason: string): void {
    const others = this.current().filter((probe) => probe.provider !== provider)
    this.known = [...others, { provider, available: false, reason }]
  }

  close(): void {
    this.closing.abort()
  }

  private async run(): Promise<ProviderProbe[]> {
    const candidates = candidateProviders(process.platform).filter((provider) => provider !== 'cpu')
    const probes: ProviderProbe[] = []
    for (const provider of candidates) probes.push(await this.probeOne(provider))
    // The CPU always works; how fast it is matters only where there is something to compare with.
    probes.push(
      probes.some((probe) => probe.available)
        ? await this.probeOne('cpu')
        : { provider: 'cpu', available: true },
    )
    if (this.closing.signal.aborted) return probes
    this.known = probes
    try {
      await writeAtomically(this.path, `${JSON.stringify({ key: this.key, probes }, null, 2)}\n`)
    } catch (error) {
      this.log('the provider probes were not remembered', error)
    }
    return probes
  }

  private async probeOne(provider: ExecutionProvider): Promise<ProviderProbe> {
    const deadline = new AbortController()
    const stop = () => deadline.abort()
    const timer = setTimeout(stop, probeMilliseconds)
    this.closing.signal.addEventListener('abort', stop, { once: true })
    try {
      const { available, reason, seconds } = await this.launch(provider, deadline.signal)
      return {
        provider,
        available,
        ...(reason === undefined ? {} : { reason }),
        ...(seconds === undefined ? {} : { seconds }),
      }
    } catch (error) {
      const reason = deadline.signal.aborted
        ? 'no answer'
        : String(toFailure(error).data.reason ?? 'failed')
      return { provider, available: false, reason }
    } finally {
      clearTimeout(timer)
      this.closing.signal.removeEventListener('abort', stop)
    }
  }
}

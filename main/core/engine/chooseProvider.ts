import type { ProviderProbe } from '../../../preload/contract/engineStatus'
import { type ExecutionProvider, executionProviders } from '../../../preload/contract/model'

export interface ProviderChoice {
  readonly provider: ExecutionProvider
  /** True where the CPU took the place of a provider that was asked for or tried. */
  readonly fallback: boolean
  /** Why the one that was asked for, or the best that was tried, is not used. */
  readonly reason?: string
  /** The one whose place the CPU took. */
  readonly wanted?: ExecutionProvider
}

/** Providers that ONNX Runtime has on a platform, best first. */
export function candidateProviders(platform: string): ExecutionProvider[] {
  const byPlatform: Readonly<Record<string, readonly ExecutionProvider[]>> = {
    win32: ['cuda', 'dml', 'webgpu', 'cpu'],
    darwin: ['coreml', 'webgpu', 'cpu'],
    linux: ['cuda', 'webgpu', 'cpu'],
  }
  return [...(byPlatform[platform] ?? ['cpu'])]
}

/**
 * The provider that runs networks. `auto` takes the first in order of preference that is available and
 * was not measured slower than the CPU (software renderers are).
 */
export function chooseProvider(
  asked: ExecutionProvider | 'auto',
  probes: readonly ProviderProbe[],
): ProviderChoice {
  const probeOf = (provider: ExecutionProvider) =>
    probes.find((probe) => probe.provider === provider)
  if (asked === 'cpu') return { provider: 'cpu', fallback: false }
  if (asked !== 'auto') {
    const probe = probeOf(asked)
    if (probe?.available) return { provider: asked, fallback: false }
    return {
      provider: 'cpu',
      fallback: true,
      wanted: asked,
      reason: probe?.reason ?? 'not on this platform',
    }
  }
  const cpuSeconds = probeOf('cpu')?.seconds ?? Number.POSITIVE_INFINITY
  const tried = executionProviders.flatMap((provider) =>
    provider === 'cpu' ? [] : (probeOf(provider) ?? []),
  )
  const best = tried.find((probe) => probe.available && (probe.seconds ?? 0) < cpuSeconds)
  if (best) return { provider: best.provider, fallback: false }
  const failed = tried.find((probe) => !probe.available)
  return failed && !tried.some((probe) => probe.available)
    ? {
        provider: 'cpu',
        fallback: true,
        wanted: failed.provider,
        reason: failed.reason ?? 'unavailable',
      }
    : { provider: 'cpu', fallback: false }
}

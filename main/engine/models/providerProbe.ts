import type { ProviderProbe } from '../../../preload/contract/engineStatus'
import type { ExecutionProvider } from '../../../preload/contract/model'
import { InferenceSession } from './onnxRuntime'
import { PROBE_SIDE, probeAnswer, probeNetwork } from './probeNetwork'
import { runtimeMessage } from './runtimeMessage'
import { floatTensor } from './tensors'

/** Largest error of a provider's answer: half precision on values of about one. */
const TOLERANCE = 2e-3

/**
 * Runs a tiny network on one execution provider and compares its answer with plain code. Never
 * throws: what goes wrong is the reason. May end the process where a driver crashes, so it belongs
 * in a child.
 */
export async function probeProvider(provider: ExecutionProvider): Promise<ProviderProbe> {
  const weights = Float32Array.from({ length: 9 }, (_, index) => (index - 3) / 8)
  const picture = Float32Array.from(
    { length: PROBE_SIDE ** 2 },
    (_, index) => ((index * 37) % 64) / 64,
  )
  try {
    const session = await InferenceSession.create(probeNetwork(weights), {
      executionProviders: [provider],
      logSeverityLevel: 4,
      // Otherwise nodes that the provider does not take would quietly run on the CPU.
      ...(provider === 'cpu' ? {} : { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
    })
    const feeds = { x: floatTensor(picture, [1, 1, PROBE_SIDE, PROBE_SIDE]) }
    await session.run(feeds)
    const started = performance.now()
    const { y } = await session.run(feeds)
    const seconds = (performance.now() - started) / 1000
    const found = y?.data
    if (!(found instanceof Float32Array)) return failed(provider, 'it gave no numbers')
    const expected = probeAnswer(picture, weights)
    const wrong = expected.findIndex(
      (value, index) => !(Math.abs(value - (found[index] ?? Number.NaN)) < TOLERANCE),
    )
    if (wrong >= 0) return failed(provider, 'it computes wrong numbers')
    return { provider, available: true, seconds }
  } catch (error) {
    return failed(provider, runtimeMessage(error))
  }
}

function failed(provider: ExecutionProvider, reason: string): ProviderProbe {
  return { provider, available: false, reason }
}

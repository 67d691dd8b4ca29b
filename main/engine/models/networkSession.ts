import type { InferenceSession as Session, Tensor } from 'onnxruntime-node'
import type { ExecutionProvider } from '../../../preload/contract/model'
import { InferenceSession } from './onnxRuntime'

/** What the studio uses of a session of the runtime. */
export interface NetworkSession extends Pick<Session, 'release' | 'inputMetadata'> {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
}

/** What runs a network. */
export interface NetworkDevice {
  readonly provider: ExecutionProvider
  /** Threads of one run; 0 leaves it to the runtime. */
  readonly threads: number
}

/**
 * How long a thread looks for work before it sleeps. Left out, that is until it has looked 2^20 times, 50 ms on some
 * processors: a core is kept from whoever makes a file of what the run gave. Within a run gaps are shorter than this.
 */
const spinMicroseconds = 1000

/**
 * Loads a network by path, so that weights beside it are found and it is held in memory once. One
 * operator runs at a time and each on a fixed number of threads, so equal inputs give equal bytes.
 * Throws the runtime's error where the provider is missing or the file is no network.
 */
export function createNetworkSession(path: string, device: NetworkDevice): Promise<NetworkSession> {
  return InferenceSession.create(path, {
    executionProviders: [device.provider],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    interOpNumThreads: 1,
    ...(device.threads > 0 ? { intraOpNumThreads: device.threads } : {}),
    logSeverityLevel: 3,
    extra: { session: { intra_op: { spin_duration_us: String(spinMicroseconds) } } },
  })
}

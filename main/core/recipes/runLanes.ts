import { freemem } from 'node:os'
import type { ExecutionProvider } from '../../../preload/contract/model'
import type { EngineSupervisor } from '../engine/engineSupervisor'
import type { Engines } from '../engine/engines'

/** What runs one input at a time. */
export interface RunLane {
  readonly engine: EngineSupervisor
  /** Threads of a network's run; 0 for as many as the runtime likes. */
  readonly threads: number
}

/** With fewer inputs a second engine costs more to start than it saves. */
const leastInputs = 4

/** What a second engine with its networks may come to hold. */
const roomForEngine = 2 * 1024 ** 3

interface LaneWishes {
  /** Whether the recipe has a step that takes hours: it works in an engine of its own. */
  readonly apart: boolean
  readonly inputs: number
  readonly networks: boolean
  /** Asked for only where the rest speaks for two. */
  readonly provider: () => Promise<ExecutionProvider>
  /** As the user set them; 0 where the user left it to the studio. */
  readonly threads: number
  readonly cores: number
}

/**
 * How many inputs are worked on at once. Two runs with half the cores each are quicker than one after the
 * other with all of them: decoding and encoding use one thread, and small networks gain little from a second.
 */
export async function chooseLanes(
  engines: Pick<Engines, 'networks' | 'networksBeside' | 'apart'>,
  { apart, inputs, networks, provider, threads, cores }: LaneWishes,
  freeBytes = freemem(),
): Promise<readonly RunLane[]> {
  // Half of the machine: whatever else is asked of it meanwhile goes first.
  if (apart)
    return [{ engine: engines.apart, threads: threads || Math.max(1, Math.floor(cores / 2)) }]
  const first = { engine: engines.networks, threads }
  const areTwo =
    networks &&
    inputs >= leastInputs &&
    threads === 0 &&
    cores >= 2 &&
    freeBytes > roomForEngine &&
    (await provider()) === 'cpu'
  if (!areTwo) return [first]
  const half = Math.floor(cores / 2)
  return [
    { engine: engines.networks, threads: half },
    { engine: engines.networksBeside, threads: half },
  ]
}

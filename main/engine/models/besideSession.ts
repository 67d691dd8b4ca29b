import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { NetworkDevice, NetworkSession } from './networkSession'
import { NetworkThread } from './networkThread'

/** Runs at once, each with its share of the threads. More would hold more memory than they save time. */
export const lanes = 2

/** A session that may be asked for several runs at once, which then go on beside each other. */
export type BesideSession = NetworkSession

/** Whether `openBesideSession` can do anything for a device: not on one core, nor where its program is not there. */
export function hasLanes({ provider, threads }: NetworkDevice): boolean {
  const cores = threads || availableParallelism()
  return provider === 'cpu' && cores >= lanes && existsSync(program())
}

/**
 * Loads a network once for each lane. An operator's threads wait for each other, and part of them does nothing
 * wherever it is small: two runs with half the threads each are sooner done than one after the other with all of them.
 * Throws what the runtime says.
 */
export async function openBesideSession(
  path: string,
  device: NetworkDevice,
): Promise<BesideSession> {
  const share = Math.max(1, Math.floor((device.threads || availableParallelism()) / lanes))
  const threads = Array.from({ length: lanes }, () => new NetworkThread(program()))
  const end = async () => {
    await Promise.all(threads.map((thread) => thread.end()))
  }
  try {
    const [inputMetadata = []] = await Promise.all(
      threads.map((thread) => thread.open(path, { provider: device.provider, threads: share })),
    )
    return {
      inputMetadata,
      run(feeds) {
        const idlest = threads.reduce((one, other) => (other.runs < one.runs ? other : one))
        return idlest.run(feeds as Parameters<NetworkThread['run']>[0])
      },
      // What is under way is answered: it may be another's.
      release: end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

function program(): string {
  return join(__dirname, 'networkWorker.cjs')
}

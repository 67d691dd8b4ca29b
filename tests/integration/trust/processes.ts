import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Whether the kernel tells about processes in /proc. */
export const hasProc = process.platform === 'linux'

interface ProcessFacts {
  readonly pid: number
  readonly parent: number
  readonly state: string
  /** Clock ticks of computing, of which a second has a hundred. */
  readonly ticks: number
}

function factsOf(pid: number): ProcessFacts | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name is in brackets and may hold spaces and brackets itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [state = '', parent = ''] = fields
    return { pid, parent: Number(parent), state, ticks: Number(fields[11]) + Number(fields[12]) }
  } catch {
    return undefined
  }
}

/** Whether a process runs: one that is dead and not yet collected does not. */
export function isRunning(pid: number): boolean {
  const facts = factsOf(pid)
  return facts !== undefined && facts.state !== 'Z' && facts.state !== 'X'
}

/** Seconds that a process has computed so far. */
export const computedSeconds = (pid: number) => (factsOf(pid)?.ticks ?? 0) / 100

/** Every process that another one started, at any depth. */
export function descendants(pid: number): number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .map(factsOf)
    .filter((facts): facts is ProcessFacts => facts !== undefined)
  const childrenOf = (parent: number): number[] =>
    all
      .filter((facts) => facts.parent === parent)
      .flatMap((facts) => [facts.pid, ...childrenOf(facts.pid)])
  return childrenOf(pid)
}

/** Engine processes below a studio. */
export function enginesOf(pid: number): number[] {
  return descendants(pid).filter((child) => {
    try {
      const command = readFileSync(`/proc/${child}/cmdline`, 'utf8')
      // A forked child tells its program, a utility process of Electron only that it is one for Node.
      return command.includes('engine.cjs') || command.includes('node.mojom.NodeService')
    } catch {
      return false
    }
  })
}

function statusMegabytes(pid: number, field: string): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) / 1024
}

/** Memory that a process holds now, in MiB. */
export const residentMegabytes = (pid: number) => statusMegabytes(pid, 'VmRSS')

/** The most memory that a process has held since `resetPeak`, in MiB. */
export const peakMegabytes = (pid: number) => statusMegabytes(pid, 'VmHWM')

export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Waits until none of some processes runs any more; the milliseconds that took. */
export async function gone(pids: readonly number[], timeout: number): Promise<number> {
  const started = performance.now()
  while (pids.some(isRunning)) {
    if (performance.now() - started > timeout)
      throw new Error(`still running after ${timeout} ms: ${pids.filter(isRunning).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return performance.now() - started
}

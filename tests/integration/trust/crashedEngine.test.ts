import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../preload/contract/job'
import { patiently } from '../../fixtures/patiently'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { enginesOf, hasProc, isRunning } from './processes'

let studio: ServedStudio

beforeAll(async () => {
  studio = await serveStudio()
  await studio.call('settings/update', { provider: 'cpu' })
})
afterAll(() => studio?.stop())

async function submit(count: number, seed: number): Promise<string> {
  const parameters = { labels: ['dress'], count, seed }
  const answer = await studio.call('jobs/submit', {
    recipe: { version: 1, steps: [{ step: 'generate.gan', parameters }] },
  })
  return ((await answer.json()) as Job).id
}

async function job(id: string): Promise<Job> {
  return (await (await studio.call('jobs/get', { id })).json()) as Job
}

const until = (id: string, reached: (now: Job) => boolean) =>
  vi.waitUntil(async () => {
    const now = await job(id)
    return reached(now) ? now : undefined
  }, patiently)
const over = (id: string) =>
  until(id, ({ state }) => ['done', 'failed', 'cancelled', 'interrupted'].includes(state))

/** Asks the door for something small, again and again, until told to stop; the answers' milliseconds. */
function ping(): () => Promise<number[]> {
  const times: number[] = []
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      const started = performance.now()
      expect((await studio.call('settings/get', {})).status).toBe(200)
      times.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return async () => {
    stopped = true
    await loop
    return times.sort((left, right) => left - right)
  }
}

/** The engine that runs jobs: the one that came with the first of them. */
let networks: number | undefined
function runningEngine(): number {
  const engines = enginesOf(studio.pid).filter(isRunning)
  networks = networks !== undefined && engines.includes(networks) ? networks : engines.at(-1)
  if (networks === undefined) throw new Error('no engine runs')
  return networks
}

const strike = async (id: string, outputs: number, signal: NodeJS.Signals) => {
  await until(id, (now) => now.outputs.length >= outputs)
  process.kill(runningEngine(), signal)
}

describe.skipIf(!hasProc)('an engine that dies in the middle of a run', () => {
  it.each(['SIGKILL', 'SIGSEGV', 'SIGABRT'] as const)(
    'costs the job nothing, and the door answers all the while: %s',
    async (signal) => {
      const stop = ping()
      const id = await submit(6, 40)
      await strike(id, 2, signal)
      const end = await over(id)
      const times = await stop()
      expect(end.state).toBe('done')
      expect(end.outputs.map((output) => output.data.index)).toEqual([0, 1, 2, 3, 4, 5])
      const slowest = times.at(-1) ?? 0
      const p99 = times[Math.floor(times.length * 0.99)] ?? 0
      console.log(
        `${signal} in a run: job done after one more try, ${times.length} pings, ` +
          `p99 ${Math.round(p99)} ms, slowest ${Math.round(slowest)} ms`,
      )
    },
  )

  it('fails the job with its reason at the second death, and the next one works', async () => {
    const id = await submit(12, 70)
    const next = await submit(1, 90)
    await strike(id, 2, 'SIGKILL')
    await strike(id, 4, 'SIGKILL')
    const end = await over(id)
    expect(end).toMatchObject({ state: 'failed', error: { code: 'engine-crashed' } })
    expect(end.outputs.length).toBeGreaterThanOrEqual(4)
    expect((await over(next)).state).toBe('done')
    await studio.call('jobs/retry', { id })
    const done = await until(id, ({ state }) => state === 'done')
    expect(done.outputs.map((output) => output.data.index)).toEqual([...Array(12).keys()])
    console.log('two deaths in a run: job failed with engine-crashed, next job done, retry done')
  })

  it('that hangs is ended by a cancel, and the next job works', async () => {
    const id = await submit(30, 5)
    await until(id, (now) => now.outputs.length >= 1)
    const engine = runningEngine()
    process.kill(engine, 'SIGSTOP')
    const started = performance.now()
    const cancelled = (await (await studio.call('jobs/cancel', { id })).json()) as Job
    const milliseconds = performance.now() - started
    expect(cancelled.state).toBe('cancelled')
    expect((await over(await submit(1, 6))).state).toBe('done')
    expect(isRunning(engine)).toBe(false)
    console.log(`a hanging engine: cancelled in ${Math.round(milliseconds)} ms, next job done`)
  })

  it('leaves imports alone while it dies', async () => {
    const id = await submit(6, 60)
    await until(id, (now) => now.outputs.length >= 1)
    // The only engine so far: the one of imports starts with the import.
    const engine = runningEngine()
    const importing = studio.importBytes('a.png', pngBytes(40, 30))
    process.kill(engine, 'SIGKILL')
    expect((await importing).status).toBe(200)
    expect((await over(id)).state).toBe('done')
  })
})

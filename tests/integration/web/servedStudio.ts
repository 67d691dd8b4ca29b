import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(__dirname, '..', '..', '..')

/** `studio serve` as its own process over an empty home and library. */
export interface ServedStudio {
  readonly link: string
  readonly port: number
  readonly token: string
  readonly origin: string
  readonly folder: string
  /** Calls a route as a program with the token does. */
  call(route: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  stop(): Promise<void>
}

export async function serveStudio(): Promise<ServedStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'served studio '))
  const child = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: {
      ...process.env,
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'library'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { link, port, token } = await firstLine(child)
  const origin = `http://127.0.0.1:${port}`
  return {
    link,
    port,
    token,
    origin,
    folder,
    call: (route, body, headers = {}) =>
      fetch(`${origin}/api/${route}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    async stop() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      await ended
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

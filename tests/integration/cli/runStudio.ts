import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '..', '..', '..')

export interface CliResult {
  readonly status: number | null
  readonly stderr: string
  /** What `--json` printed, a line each. */
  readonly lines: Record<string, unknown>[]
}

export interface CliOptions {
  readonly cwd: string
  readonly environment?: Record<string, string>
  /** Called with the running process, to interrupt it. */
  readonly whileRunning?: (child: ChildProcess) => void
}

/** Runs the built command line as a person would, and reads what it printed. */
export function runStudio(words: readonly string[], options: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/studio.cjs'), ...words], {
      cwd: options.cwd,
      env: {
        ...process.env,
        STUDIO_HOME: join(options.cwd, '.home'),
        STUDIO_LIBRARY: join(options.cwd, '.library'),
        LANG: 'en_GB.UTF-8',
        LC_ALL: '',
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.stderr.on('data', (data) => {
      stderr += data
    })
    child.once('error', reject)
    child.once('close', (status) => {
      const lines = stdout
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      resolve({ status, stderr, lines })
    })
    options.whileRunning?.(child)
  })
}

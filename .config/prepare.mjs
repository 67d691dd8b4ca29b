/** What `npm start` and `npm test` need before they can begin: installed packages and a fresh build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.cjs'

export function run(command, arguments_, options = {}) {
  const { status } = spawnSync(command, arguments_, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  return status ?? 1
}

/** Installs the packages where they are missing or older than the lock file. */
export function ensureInstalled() {
  const marker = join(root, 'node_modules/.package-lock.json')
  if (
    existsSync(marker) &&
    statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  )
    return
  console.log('Installing packages (npm ci)…')
  const status = run('npm', ['ci', '--no-audit', '--no-fund'])
  if (status !== 0) process.exit(status)
}

const sources = ['main', 'preload', 'renderer', '.config', 'models/catalogue', 'package-lock.json']

function newest(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

/** Builds dist where it is missing or older than a source. */
export function ensureBuilt() {
  const built = join(root, 'dist/renderer/index.html')
  const changed = Math.max(...sources.map((source) => newest(join(root, source))))
  if (existsSync(built) && statSync(built).mtimeMs >= changed) return
  console.log('Building…')
  const status = run(process.execPath, ['.config/build.mjs'])
  if (status !== 0) process.exit(status)
}

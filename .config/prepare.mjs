/** What `npm start` and `npm test` need before they can begin: installed packages and a fresh build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

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

/** The Electron program, or undefined where its binary is not there and cannot be fetched. */
export function findElectron({ fetch }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ??
    'electron'
  const candidates = [
    override && join(override, name),
    join(root, 'node_modules/electron/dist', name),
  ]
  const found = () => candidates.find((path) => path && existsSync(path))
  const already = found()
  if (already || !fetch) return already
  console.log("Fetching Electron's binary…")
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: 300_000,
  })
  return found()
}

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * `npm run package`: an unpacked app for this platform by electron-builder, with release fuses, and a
 * report of what is inside. `-- --targets` also makes the installers, where their tools can be had.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron, root } from './machine.cjs'
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()
const { build } = await import('electron-builder')
const { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } = await import(
  '@electron/fuses'
)

const electron = findElectron({ fetch: true })
if (!electron) {
  console.error("Electron's binary is not here and could not be fetched: nothing can be packaged.")
  process.exit(1)
}
const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
const wantsInstallers = process.argv.includes('--targets')
const testBuild = process.argv.includes('--test-build')

/** What an Electron binary says of itself, without the leading v. */
function versionOf(program) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawnSync(program, ['--version', ...sandbox], { encoding: 'utf8' })
    .stdout.trim()
    .slice(1)
}

await build({
  config: {
    extends: join(root, 'electron-builder.yml'),
    ...(override ? { electronDist: override, electronVersion: versionOf(electron) } : {}),
  },
  dir: !wantsInstallers,
  publish: 'never',
})

const unpacked = readdirSync(join(root, 'release')).find(
  (name) => name.endsWith('-unpacked') || name.startsWith('mac'),
)
const application = join(root, 'release', unpacked)
const binary = join(application, process.platform === 'win32' ? 'AIGC Studio.exe' : 'aigc-studio')
const mac = join(application, 'AIGC Studio.app')
const target = existsSync(mac) ? mac : binary

// A development binary's own start page, which a custom distribution brings along.
rmSync(join(application, 'resources/default_app.asar'), { force: true })

const fuses = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Playwright drives the app through the inspector; a release has none.
  [FuseV1Options.EnableNodeCliInspectArguments]: testBuild,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
}
await flipFuses(target, fuses)
const wire = await getCurrentFuseWire(target)
console.log(`fuses: ${JSON.stringify(wire)}`)

const sizes = new Map()
const measure = (path, part) => {
  const facts = statSync(path)
  if (facts.isFile()) sizes.set(part, (sizes.get(part) ?? 0) + facts.size)
  else for (const name of readdirSync(path)) measure(join(path, name), part)
}
const parts = [
  ['models', join(application, 'resources/models')],
  ['natives and engine', join(application, 'resources/app.asar.unpacked')],
  ['code and page (asar)', join(application, 'resources/app.asar')],
]
measure(application, 'all')
for (const [part, path] of parts) if (existsSync(path)) measure(path, part)
const known = parts.reduce((sum, [part]) => sum + (sizes.get(part) ?? 0), 0)
sizes.set('Electron itself', sizes.get('all') - known)
for (const [part, bytes] of sizes)
  console.log(`${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${part}`)
console.log(`packaged: release/${unpacked}`)

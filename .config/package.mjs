/**
 * `npm run package`: an unpacked app for this platform by electron-builder, with release fuses, its bill
 * of materials, and a report of what is inside. `-- --targets` also makes the installers, and says of each
 * that cannot be made here why.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawIcons } from './icons.mjs'
import { findElectron, root } from './machine.cjs'
import { ensureBuilt, ensureInstalled } from './prepare.mjs'
import { faultsOfSbom, insideList, makeSbom } from './sbom.mjs'

ensureInstalled()
ensureBuilt()
await drawIcons()
const { Arch, Platform, build } = await import('electron-builder')
const { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } = await import(
  '@electron/fuses'
)

const electron = findElectron({ fetch: true })
if (!electron) {
  console.error("Electron's binary is not here and could not be fetched: nothing can be packaged.")
  process.exit(1)
}
const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
const testBuild = process.argv.includes('--test-build')
const release = join(root, 'release')

/** What an Electron binary says of itself, without the leading v. */
function versionOf(program) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawnSync(program, ['--version', ...sandbox], { encoding: 'utf8' })
    .stdout.trim()
    .slice(1)
}

const config = {
  extends: join(root, 'electron-builder.yml'),
  ...(override ? { electronDist: override, electronVersion: versionOf(electron) } : {}),
}
await build({ config, dir: true, publish: 'never' })

const unpacked = readdirSync(release).find(
  (name) => name.endsWith('-unpacked') || name.startsWith('mac'),
)
const application = join(release, unpacked)
const binary = join(application, process.platform === 'win32' ? 'AIGC Studio.exe' : 'aigc-studio')
const mac = join(application, 'AIGC Studio.app')
const target = existsSync(mac) ? mac : binary
const resources = existsSync(mac) ? join(mac, 'Contents/Resources') : join(application, 'resources')

// A development binary's own start page, which a custom distribution brings along.
rmSync(join(resources, 'default_app.asar'), { force: true })

await flipFuses(target, {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Playwright drives the app through the inspector; a release has none.
  [FuseV1Options.EnableNodeCliInspectArguments]: testBuild,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
})
console.log(`fuses: ${JSON.stringify(await getCurrentFuseWire(target))}`)

checkContents()
reportSizes()
console.log(`packaged: release/${unpacked}`)
if (override) {
  const supported = JSON.parse(
    readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
  ).version
  console.log(
    `packaged with Electron ${config.electronVersion}, to be tried out; a release has ${supported}`,
  )
}
if (process.argv.includes('--targets')) await makeInstallers()

/** The names of all files in the archive, from the head of it. */
function archivedFiles() {
  const bytes = readFileSync(join(resources, 'app.asar'))
  const head = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)))
  const list = (entry, path) =>
    Object.entries(entry.files ?? {}).flatMap(([name, inner]) => [
      ...(inner.files ? [] : [`${path}${name}`]),
      ...list(inner, `${path}${name}/`),
    ])
  return list(head, '')
}

/** Fails where a package is inside without being listed with its licence, or a file that is not meant to be. */
function checkContents() {
  const inside = insideList()
  const files = archivedFiles()
  const names = new Set(
    files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  )
  const bill = makeSbom(inside)
  const faults = [
    ...[...names]
      .filter((name) => !inside.some((one) => one.name === name))
      .map((name) => `${name} is packaged, but not among the licences`),
    ...files
      .filter((file) => /(^|\/)(tests?|__tests__)\/|\.(ts|tsx|map)$/.test(file))
      .map((file) => `${file} is a source or a test`),
    ...faultsOfSbom(bill, inside),
  ]
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exit(1)
  writeFileSync(join(release, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
  console.log(
    `contents: ${files.length} files, ${names.size} packages beside the bundles, ` +
      `${inside.length} licences, release/sbom.cdx.json`,
  )
}

function reportSizes() {
  const sizes = new Map()
  const measure = (path, part) => {
    const facts = statSync(path)
    if (facts.isFile()) sizes.set(part, (sizes.get(part) ?? 0) + facts.size)
    else for (const name of readdirSync(path)) measure(join(path, name), part)
  }
  const outside = join(resources, 'app.asar.unpacked/node_modules')
  const parts = [
    ['models', join(resources, 'models')],
    ['inference runtime', join(outside, 'onnxruntime-node')],
    ['image library', join(outside, '@img')],
    ['database', join(outside, '@libsql')],
    ['code and page (asar)', join(resources, 'app.asar')],
  ]
  measure(application, 'all')
  for (const [part, path] of parts) if (existsSync(path)) measure(path, part)
  const known = parts.reduce((sum, [part]) => sum + (sizes.get(part) ?? 0), 0)
  sizes.set('Electron itself and the rest', sizes.get('all') - known)
  for (const [part, bytes] of sizes)
    console.log(`${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${part}`)
}

async function makeInstallers() {
  const platforms = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }
  const targets = { linux: ['deb', 'AppImage'], win32: ['nsis'], darwin: ['dmg'] }
  const arch = Arch[process.arch]
  for (const [platform, names] of Object.entries(targets)) {
    for (const name of names) {
      if (platform !== process.platform) {
        console.log(
          `${name}: not made here: it is made on ${platform}, where its Electron and natives are`,
        )
        continue
      }
      preferOwnFpm(name)
      try {
        const made = await build({
          config,
          prepackaged: application,
          targets: platforms[platform].createTarget(name, arch),
          publish: 'never',
        })
        for (const file of made.filter((path) =>
          path.toLowerCase().endsWith(`.${name.toLowerCase()}`),
        ))
          console.log(`${name}: ${file} (${(statSync(file).size / 1e6).toFixed(1)} MB)`)
      } catch (error) {
        console.log(`${name}: not made here: ${reasonOf(error)}`)
      }
    }
  }
}

/** electron-builder fetches fpm from the web; where dpkg-deb is, our stand-in needs no network. */
function preferOwnFpm(name) {
  if (name !== 'deb' || process.env.CUSTOM_FPM_PATH || process.env.USE_SYSTEM_FPM) return
  if (spawnSync('dpkg-deb', ['--version']).status === 0)
    process.env.CUSTOM_FPM_PATH = join(root, '.config/fpm.mjs')
}

function reasonOf(error) {
  const text = String(error?.message ?? error)
  const address = /https?:\/\/\S+|getaddrinfo \w+ \S+/.exec(text)?.[0]
  return address
    ? `its tools have to be fetched, which failed (${address.replace(/[)'",]+$/, '')})`
    : (text.split('\n')[0] ?? '')
}

/**
 * `npm run package:server`: one file with the command line and `studio serve` for a machine without
 * Electron, display or network: `npm i ./release/aigc-studio-server-….tgz`. Its dependencies lie
 * inside, this platform's binaries alone, and nothing is run or fetched when it is installed.
 */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { runtimePackages } from './insidePackages.mjs'
import { root } from './machine.cjs'
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()

const { platform, arch } = process
const release = join(root, 'release')
const stage = join(release, 'server')
rmSync(stage, { recursive: true, force: true })
mkdirSync(stage, { recursive: true })

const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
// Electron's build of sharp: plain Node has the native one.
const packages = runtimePackages().filter(({ name }) => name !== '@img/sharp-wasm32')

/** Other platforms' binaries, install-time helpers and declarations stay behind. */
const keeps = (path) => {
  const below = path.slice(root.length).replaceAll('\\', '/')
  if (/\/onnxruntime-node\/(script|lib\/.*\.map)/.test(below)) return false
  const binaries = /\/onnxruntime-node\/bin\/napi-v6\/([^/]+)(?:\/([^/]+))?/.exec(below)
  if (binaries) return binaries[1] === platform && (!binaries[2] || binaries[2] === arch)
  return !/\.(d\.ts|d\.cts|d\.mts|map)$/.test(below)
}
for (const { folder } of packages)
  cpSync(join(root, folder), join(stage, folder), { recursive: true, filter: keeps })

const runtime = join(stage, 'node_modules/onnxruntime-node/package.json')
const {
  scripts: _scripts,
  devDependencies: _dev,
  ...runtimeFacts
} = JSON.parse(readFileSync(runtime, 'utf8'))
const { 'onnxruntime-common': common } = runtimeFacts.dependencies
writeFileSync(
  runtime,
  JSON.stringify({ ...runtimeFacts, dependencies: { 'onnxruntime-common': common } }, null, 2),
)

for (const part of ['LICENSE', 'README.md', 'models/catalogue', 'models/starter', 'dist/renderer'])
  cpSync(join(root, part), join(stage, part), { recursive: true })
// The recipe that trains a generator on the user's pictures, with the user's own Python.
const recipes = [
  ...['__init__.py', 'restoration/__init__.py', 'restoration/shipped.py'],
  ...['common', 'generator'].flatMap((part) =>
    readdirSync(join(root, 'models/training', part))
      .filter((name) => /\.(py|txt)$/.test(name) && !/^test_|smoke\.py$/.test(name))
      .map((name) => `${part}/${name}`),
  ),
]
for (const file of recipes)
  cpSync(join(root, 'models/training', file), join(stage, 'models/training', file))
// All but the programs of the desktop.
const programs = readdirSync(join(root, 'dist')).filter(
  (name) => /\.(cjs|js)$/.test(name) && !/^(main|preload)\./.test(name),
)
for (const file of programs) cpSync(join(root, 'dist', file), join(stage, 'dist', file))

const versions = Object.fromEntries(
  packages
    .filter(({ folder }) => folder.split('node_modules/').length === 2)
    .map(({ name, version }) => [name, version]),
)
const { name, version, description, author, license, bin, engines } = facts
writeFileSync(
  join(stage, 'package.json'),
  `${JSON.stringify(
    {
      ...{ name, version, description, author, license, bin, engines },
      os: [platform],
      cpu: [arch],
      dependencies: versions,
      bundleDependencies: Object.keys(versions),
    },
    null,
    2,
  )}\n`,
)

const packed = spawnSync(
  'npm',
  ['pack', '--ignore-scripts', '--json', '--pack-destination', release],
  {
    cwd: stage,
    encoding: 'utf8',
    shell: platform === 'win32',
  },
)
if (packed.status !== 0) {
  console.error(packed.stderr)
  process.exit(1)
}
const [{ filename, unpackedSize }] = JSON.parse(packed.stdout)
const file = join(release, `${name}-server-${version}-${platform}-${arch}.tgz`)
renameSync(join(release, filename), file)
rmSync(stage, { recursive: true })
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
console.log(
  `packed: release/${basename(file)}, ${megabytes(statSync(file).size)}, ${megabytes(unpackedSize)} unpacked, ` +
    `${packages.length} packages inside`,
)

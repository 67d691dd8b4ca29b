/**
 * `npm run corpora`: decodes the test pictures of other programs, from Debian's packages and sources, and
 * twenty thousand mutations, in one engine each. It takes an hour or so, needs apt and a network, and
 * changes nothing of the system: packages are unpacked into a folder (STUDIO_CORPUS_FOLDER, or the
 * user's cache), not installed. `-- --only-fetch` stops before the tests.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from './machine.cjs'
import { ensureBuilt, ensureInstalled, run } from './prepare.mjs'

const packages = [
  ...['gdk-pixbuf-tests', 'librsvg2-tests', 'golang-1.19-src', 'golang-golang-x-image-dev'],
  ...['libpython3.11-testsuite', 'libsdl2-image-tests'],
]
const sources = [
  ...['pillow', 'libpng1.6', 'tiff', 'libwebp', 'libavif', 'libjpeg-turbo', 'vips'],
  ...['graphicsmagick', 'libgd2'],
]

const folder = process.env.STUDIO_CORPUS_FOLDER ?? join(homedir(), '.cache', 'aigc-studio-corpora')
const downloads = join(folder, 'downloads')
const apt = join(folder, 'apt')
for (const path of [downloads, join(apt, 'lists/partial'), join(apt, 'cache/archives/partial')])
  mkdirSync(path, { recursive: true })

function attempt(program, words, cwd = downloads) {
  const { status, stderr, error } = spawnSync(program, words, { cwd, encoding: 'utf8' })
  return status === 0 ? undefined : (error?.message ?? stderr.trim().split('\n').at(-1) ?? '')
}

if (attempt('apt-get', ['--version'])) {
  console.error('corpora: not run, since there is no apt here')
  process.exit(1)
}

/** A list of sources and a state of its own: the system's needs no source packages for this. */
const release = /VERSION_CODENAME=(\w+)/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
const list = join(apt, 'sources.list')
writeFileSync(
  list,
  ['deb', 'deb-src']
    .map((kind) => `${kind} http://deb.debian.org/debian ${release} main\n`)
    .join(''),
)
const own = [
  `Dir::Etc::sourcelist=${list}`,
  'Dir::Etc::sourceparts=-',
  `Dir::State::lists=${join(apt, 'lists')}`,
  `Dir::Cache=${join(apt, 'cache')}`,
].flatMap((option) => ['-o', option])

const missing = []
const update = attempt('apt-get', [...own, 'update'])
if (update) console.error(`corpora: apt-get update: ${update}`)

for (const name of packages) fetch(name, ['download', name], unpackPackage)
for (const name of sources) fetch(name, ['source', '--download-only', name], unpackSource)

function fetch(name, words, unpack) {
  const target = join(folder, 'files', name)
  if (existsSync(target)) return
  const own_ = join(downloads, name)
  mkdirSync(own_, { recursive: true })
  const failure = attempt('apt-get', [...own, ...words], own_) ?? unpack(own_, target)
  if (failure) missing.push(`${name} (${failure})`)
}

function unpackPackage(from, target) {
  const file = readdirSync(from).find((name) => name.endsWith('.deb'))
  mkdirSync(target, { recursive: true })
  return file ? attempt('dpkg-deb', ['-x', join(from, file), target]) : 'nothing was downloaded'
}

function unpackSource(from, target) {
  const file = readdirSync(from).find((name) => /\.orig\.tar\.\w+$/.test(name))
  mkdirSync(target, { recursive: true })
  return file ? attempt('tar', ['-xf', join(from, file), '-C', target]) : 'nothing was downloaded'
}

const files = readdirSync(join(folder, 'files'), { recursive: true }).filter((name) =>
  statSync(join(folder, 'files', name), { throwIfNoEntry: false })?.isFile(),
)
console.log(
  `corpora: ${files.length} files of ${packages.length + sources.length} packages in ${folder}`,
)
for (const one of missing) console.log(`corpora: without ${one}`)
if (process.argv.includes('--only-fetch')) process.exit(missing.length > 0 ? 1 : 0)

ensureInstalled()
ensureBuilt()
process.exitCode = run(
  'npx',
  [
    'vitest',
    'run',
    '--config',
    '.config/vitest.config.mjs',
    'tests/integration/trust/mutatedPictures.test.ts',
  ],
  {
    cwd: root,
    env: { ...process.env, STUDIO_LONG: '1', STUDIO_CORPUS: join(folder, 'files') },
  },
)

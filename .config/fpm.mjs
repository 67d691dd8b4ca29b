#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder calls to make a .deb and fetches from the web: understands the
 * words that electron-builder says and lets dpkg-deb build the package.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const flags = new Set(['--force', '--debug'])
const options = new Map()
const sources = []
const words = process.argv.slice(2)
for (let index = 0; index < words.length; index += 1) {
  const word = words[index]
  if (flags.has(word)) continue
  if (!word.startsWith('-')) {
    sources.push(word)
    continue
  }
  const [name, joined] = word.split(/=(.*)/s)
  if (joined === undefined) index += 1
  const value = joined ?? words[index]
  options.set(name, [...(options.get(name) ?? []), value])
}
const one = (name) => options.get(name)?.[0]
if (one('-t') !== 'deb') {
  console.error(`this stand-in for fpm makes .deb files, not ${one('-t')}`)
  process.exit(1)
}

const stage = mkdtempSync(join(tmpdir(), 'studio-deb-'))
try {
  for (const source of sources) {
    // The first equals sign after the last separator of the place on this disk.
    const at = source.indexOf('=/')
    const from = source.slice(0, at)
    const to = join(stage, source.slice(at + 1))
    if (statSync(from).isDirectory()) mkdirSync(to, { recursive: true })
    else mkdirSync(dirname(to), { recursive: true })
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  }
  const control = join(stage, 'DEBIAN')
  mkdirSync(control)
  const description = (one('--description') ?? '').trim().split('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version').replaceAll('-', '~'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    Section: one('--category') ?? 'graphics',
    Priority: 'optional',
    'Installed-Size': String(Math.ceil(sizeOf(stage) / 1024)),
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Homepage: one('--url'),
    Description: [
      description[0],
      ...description.slice(1).map((line) => ` ${line.trim() || '.'}`),
    ].join('\n'),
  }
  writeFileSync(
    join(control, 'control'),
    Object.entries(fields)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  )
  for (const [option, name] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ]) {
    if (!one(option)) continue
    writeFileSync(join(control, name), readFileSync(one(option)))
    chmodSync(join(control, name), 0o755)
  }
  openUp(stage)
  const { status } = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', '-Zxz', '-z2', '--build', stage, one('--package') ?? one('-p')],
    { stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
} finally {
  rmSync(stage, { recursive: true, force: true })
}

function sizeOf(path) {
  const facts = statSync(path)
  return facts.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : facts.size
}

/** Everybody may read what is installed, whatever the umask here was. */
function openUp(path) {
  const facts = statSync(path)
  chmodSync(path, facts.isDirectory() || facts.mode & 0o100 ? 0o755 : 0o644)
  if (facts.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name))
}

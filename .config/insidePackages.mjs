/**
 * Which npm packages are inside what is given out, and under which licence: those that the build bundled
 * (dist/bundled.json, dist/renderer/licences.json) and those that run beside it from node_modules.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.cjs'

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What onnxruntime-node needs to fetch CUDA at install time, which the studio never does. */
const installHelpers = new Set(['adm-zip', 'global-agent'])

/**
 * The packages that the main processes load from node_modules, with everything those need, as far as it
 * is installed for this platform. Each with its folder below the root.
 */
export function runtimePackages() {
  const { dependencies } = readJson(join(root, 'package.json'))
  const found = new Map()
  const visit = (name, from) => {
    const folder = resolve(name, from)
    if (!folder || found.has(folder)) return
    const facts = readJson(join(root, folder, 'package.json'))
    found.set(folder, { name, version: facts.version, folder, licence: licenceOf(folder, facts) })
    const needed = { ...facts.dependencies, ...facts.optionalDependencies }
    for (const other of Object.keys(needed))
      if (name !== 'onnxruntime-node' || !installHelpers.has(other)) visit(other, folder)
  }
  for (const name of Object.keys(dependencies)) visit(name, '')
  return [...found.values()].sort((left, right) => left.name.localeCompare(right.name, 'en'))
}

/** The folder of a package as Node finds it from another one; undefined where it is not for this platform. */
function resolve(name, from) {
  for (
    let at = from;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(root, folder, 'package.json'))) return folder
    if (at === '') return undefined
  }
}

export function licenceOf(folder, facts = readJson(join(root, folder, 'package.json'))) {
  if (facts.license) return typeof facts.license === 'string' ? facts.license : facts.license.type
  const text = licenceText(folder)
  return text && /MIT License|Permission is hereby granted/.test(text) ? 'MIT' : undefined
}

/** The text of a package's licence, where it brings one. */
export function licenceText(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file && readFileSync(join(root, folder, file), 'utf8')
}

const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|WTFPL|Zlib|MPL-2\.0)$/
/** sharp's prebuilt libvips is LGPL, dynamically linked and replaceable, as its licence asks. */
const linkedLibraries = /^@img\/sharp-(libvips-|wasm32|win32)/

/** Whether a package may be given out with the studio. */
export function isPermissive(name, licence) {
  if (!licence) return false
  if (linkedLibraries.test(name)) return true
  return licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((one) => permissive.test(one.trim())))
}

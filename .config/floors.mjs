/** Fails where a version that the studio's safety rests on is too old, or a licence is not permissive. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const floors = {
  sharp: '0.35.4',
  '@img/sharp-wasm32': '0.35.4',
  'onnxruntime-node': '1.29.0',
  electron: '43.0.0',
}
const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|WTFPL|Zlib|MPL-2\.0)$/
/** sharp's prebuilt libvips is LGPL, dynamically linked and replaceable, as its licence asks. */
const linkedLibraries = /^@img\/sharp-(libvips-|wasm32|win32)/

const parts = (version) => version.split('.').map(Number)
const older = (left, right) => {
  const [a, b] = [parts(left), parts(right)]
  for (let index = 0; index < 3; index += 1) {
    if ((a[index] ?? 0) !== (b[index] ?? 0)) return (a[index] ?? 0) < (b[index] ?? 0)
  }
  return false
}
const permits = (expression) =>
  expression
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((licence) => permissive.test(licence.trim())))

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const faults = []
let counted = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const floor = floors[name]
  if (floor && older(entry.version, floor))
    faults.push(`${name} ${entry.version} is older than ${floor}`)
  if (entry.dev || (entry.optional === true && !existsSync(path))) continue
  counted += 1
  const licence = entry.license ?? licenceOf(path)
  if (!licence || (!permits(licence) && !linkedLibraries.test(name))) {
    faults.push(`${name} ${entry.version}: licence ${licence ?? 'unknown'}`)
  }
}
for (const name of Object.keys(floors)) {
  if (!lock.packages[`node_modules/${name}`]) faults.push(`${name} is not installed`)
}

function licenceOf(path) {
  const file = join(path, 'package.json')
  if (!existsSync(file)) return undefined
  const { license } = JSON.parse(readFileSync(file, 'utf8'))
  if (license) return typeof license === 'string' ? license : license.type
  const text = readdirSync(path).find((name) => /^licen[cs]e/i.test(name))
  return text &&
    /MIT License|Permission is hereby granted/.test(readFileSync(join(path, text), 'utf8'))
    ? 'MIT'
    : undefined
}

for (const fault of faults) console.error(fault)
console.log(`${counted} packages at run time, ${faults.length} faults`)
process.exitCode = faults.length > 0 || counted === 0 ? 1 : 0

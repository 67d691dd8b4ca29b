/** Fails where a version that the studio's safety rests on is too old, or a licence is not permissive. */
import { existsSync, readFileSync } from 'node:fs'
import { isPermissive, licenceOf } from './insidePackages.mjs'

const floors = {
  sharp: '0.35.4',
  '@img/sharp-wasm32': '0.35.4',
  'onnxruntime-node': '1.29.0',
  electron: '43.0.0',
}
const parts = (version) => version.split('.').map(Number)
const older = (left, right) => {
  const [a, b] = [parts(left), parts(right)]
  for (let index = 0; index < 3; index += 1) {
    if ((a[index] ?? 0) !== (b[index] ?? 0)) return (a[index] ?? 0) < (b[index] ?? 0)
  }
  return false
}
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
  const licence = entry.license ?? (existsSync(path) ? licenceOf(path) : undefined)
  if (!isPermissive(name, licence)) {
    faults.push(`${name} ${entry.version}: licence ${licence ?? 'unknown'}`)
  }
}
for (const name of Object.keys(floors)) {
  if (!lock.packages[`node_modules/${name}`]) faults.push(`${name} is not installed`)
}

for (const fault of faults) console.error(fault)
console.log(`${counted} packages at run time, ${faults.length} faults`)
process.exitCode = faults.length > 0 || counted === 0 ? 1 : 0

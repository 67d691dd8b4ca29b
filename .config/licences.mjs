/**
 * Lists every npm package that is inside what is given out, with the text of its licence, for the About
 * page: those bundled into the main processes and the page, and those that run beside them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenceOf, licenceText, runtimePackages } from './insidePackages.mjs'
import { root } from './machine.cjs'

/** The packages whose files went into bundles, as esbuild tells of them. */
function bundledPackages(metafiles) {
  const folders = new Set()
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const path of Object.keys(inputs)) {
        const folder = /^(?:.*node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
        if (folder) folders.add(folder)
      }
  return [...folders].map(factsOf)
}

function factsOf(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  return { name, version, folder, licence: licenceOf(folder) }
}

/** Completes the page's own list, which its bundler wrote, by the packages of the main processes. */
export function writeLicences(metafiles) {
  const file = join(root, 'dist/renderer/licences.json')
  const listed = JSON.parse(readFileSync(file, 'utf8'))
  const more = [
    ...bundledPackages(metafiles),
    ...runtimePackages(),
    // Its files are the program; Chromium's licences lie beside it in a file of their own.
    ...(existsSync(join(root, 'node_modules/electron')) ? [factsOf('node_modules/electron')] : []),
  ]
  for (const { name, version, folder, licence } of more) {
    if (listed.some((one) => one.name === name && one.version === version)) continue
    listed.push({
      name,
      version,
      identifier: licence ?? '',
      text: licenceText(folder) ?? licence ?? '',
    })
  }
  listed.sort((left, right) => left.name.localeCompare(right.name, 'en'))
  writeFileSync(file, `${JSON.stringify(listed, null, 2)}\n`)
}

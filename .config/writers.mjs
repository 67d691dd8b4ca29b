/**
 * Only these files of the main processes may write files: the atomic writer, the engine's writer into
 * the folder of its run, archives that grow in a work folder before the atomic writer moves them, and
 * the log. Everything else would leave half a file behind on a full disk. Folders are made in one place
 * as well: Node's recursive `mkdir` does not end on file systems that refuse with ENOENT.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.cjs'

const writers = new Set([
  'main/core/files/atomicWrite.ts',
  'main/core/files/makeFolder.ts',
  'main/core/files/zipFile.ts',
  'main/engine/writeNewFile.ts',
  'main/host/log.ts',
])
/** Functions of node:fs that only read, make or remove, and so leave no half file. */
const harmless = new Set([
  ...['access', 'accessSync', 'existsSync', 'constants', 'createReadStream', 'readFile'],
  ...['readFileSync', 'readdir', 'readdirSync', 'readlink', 'realpath', 'realpathSync', 'lstat'],
  ...['lstatSync', 'stat', 'statSync', 'statfs', 'mkdtemp', 'rm', 'rmSync'],
  ...['rmdir', 'unlink', 'rename', 'utimes', 'opendir'],
])

/** What a file does that only a writer may do, with the line it does it on. */
export function faultsOf(text) {
  const faults = []
  const add = (index, what) => faults.push({ line: text.slice(0, index).split('\n').length, what })
  const imports = /import\s+(type\s+)?([^'";]+?)\s+from\s+'(?:node:)?fs(?:\/promises)?'/gs
  for (const { 1: typeOnly, 2: names, index } of text.matchAll(imports)) {
    if (typeOnly) continue
    if (!names.startsWith('{')) {
      add(index, `imports all of node:fs as ${names}, so what it writes cannot be seen`)
      continue
    }
    for (const part of names.replace(/[{}]/g, '').split(',')) {
      const name = part.trim()
      if (name === '' || name.startsWith('type ')) continue
      const [imported = '', , local = imported] = name.split(/\s+/)
      if (imported === 'open' || imported === 'openSync') checkOpen(local)
      else if (!harmless.has(imported)) add(index, `imports ${imported}`)
    }
  }
  function checkOpen(name) {
    for (const call of text.matchAll(new RegExp(`(?<![.\\w])${name}\\(([^()]*)\\)`, 'g')))
      if (!/,\s*'r'\s*$/.test(call[1])) add(call.index, `opens for more than reading: ${call[0]}`)
  }
  for (const call of text.matchAll(/(?:require|import)\(\s*'(?:node:)?fs(?:\/promises)?'\s*\)/g))
    add(call.index, 'loads node:fs where it cannot be followed')
  for (const call of text.matchAll(/\.(toFile|createWriteStream|outputFile|writeFileSync)\(/g))
    if (!text.slice(0, call.index).endsWith('assetExport'))
      add(call.index, `calls ${call[1]}, which writes in place`)
  return faults
}

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

/** A rule that finds nothing in what it is for finds nothing anywhere. */
const examples = [
  "import { writeFile } from 'node:fs/promises'",
  "import * as fs from 'node:fs'",
  "import fs from 'fs'",
  "import { open } from 'node:fs/promises'\nawait open(path, 'w')",
  "import { open as reach } from 'node:fs/promises'\nawait reach(path)",
  "require('node:fs')",
  "import { mkdir } from 'node:fs/promises'",
  "sharp(bytes).toFile('out.png')",
]
const blind = examples.filter((example) => faultsOf(example).length === 0)
let counted = 0
let faults = 0
for (const folder of ['main', 'preload']) {
  for (const path of sources(folder)) {
    counted += 1
    if (writers.has(path)) continue
    for (const { line, what } of faultsOf(readFileSync(join(root, path), 'utf8'))) {
      faults += 1
      console.error(`${path}:${line} ${what}`)
    }
  }
}
for (const example of blind) console.error(`the rule does not see: ${example}`)
console.log(`${counted} files, ${writers.size} writers, ${faults} faults`)
process.exitCode = faults > 0 || blind.length > 0 || counted < 100 ? 1 : 0

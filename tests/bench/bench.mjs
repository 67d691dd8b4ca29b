/**
 * `npm run bench`: what the studio costs beside what it is made of, measured in one run on this
 * machine. Prints a table with the bars, adds the figures to .bench/history.jsonl and draws those. Words choose
 * benchmarks: `npm run bench -- search importing`.
 */
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../.config/machine.cjs'
import { ensureBuilt, ensureInstalled } from '../../.config/prepare.mjs'
import { drawHistory } from './drawHistory.mjs'

const names = [
  'start',
  'search',
  'importing',
  'networks',
  'generate',
  'jobs',
  'tone',
  'inpaint',
  'folder',
  'upscale',
  'frames',
]
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(2)
}
ensureInstalled()
ensureBuilt()

const folder = mkdtempSync(join(tmpdir(), 'studio-bench-'))
const rows = []
const skipped = []
const load = loadavg()[0] ?? 0
try {
  for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
    console.error(`${name}…`)
    const own = join(folder, name)
    mkdirSync(own)
    const { bench } = await import(`./${name}.mjs`)
    const result = await bench(own)
    if (result.skipped) skipped.push(`${name}: ${result.skipped}`)
    rows.push(...(result.rows ?? []))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const cells = rows.map(({ what, value, against, reference, figure, bar, unit }) => [
  what,
  value,
  against,
  reference,
  unit ? `${figure.toFixed(1)} ${unit}` : figure.toFixed(2),
  bar === undefined ? '-' : unit ? `${bar} ${unit}` : String(bar),
  bar === undefined ? '-' : figure <= bar ? 'yes' : 'NO',
])
const head = ['what', 'studio', 'against', '', 'figure', 'bar', 'held']
const widths = head.map((title, column) =>
  Math.max(title.length, ...cells.map((row) => row[column].length)),
)
const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
console.log(
  [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'),
)
for (const one of skipped) console.log(`skipped: ${one}`)
const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`
console.log(`${machine}, load ${load.toFixed(1)} at the start, Node ${process.versions.node}`)

mkdirSync(join(root, '.bench'), { recursive: true })
appendFileSync(
  join(root, '.bench/history.jsonl'),
  `${JSON.stringify({ time: new Date().toISOString(), machine, load, rows })}\n`,
)
const chart = join(root, '.bench/history.svg')
writeFileSync(chart, drawHistory(readFileSync(join(root, '.bench/history.jsonl'), 'utf8')))
console.log(`The figures of all runs are drawn in ${chart}`)

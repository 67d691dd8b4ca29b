/**
 * Writes every file that is made from others: lists that tie files together, the catalogue and pages of the
 * manual. `--check` writes nothing and fails where one of them is out of date; all of them are named.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const makers = ['generate.mjs', 'bridgeNames.mjs', 'catalogue.mjs', 'manual.mjs']

const options = process.argv.slice(2)
for (const maker of makers) {
  const file = join(import.meta.dirname, maker)
  const { status } = spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' })
  // Pages are made of what lists name: the next maker would read what is wrong.
  if (status !== 0 && !options.includes('--check')) process.exit(1)
  if (status !== 0) process.exitCode = 1
}

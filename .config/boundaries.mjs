/** Runs the import rules, and fails where they saw no modules: a rule over nothing cannot fail. */
import { spawnSync } from 'node:child_process'

const arguments_ = [
  '--config',
  '.config/dependency-cruiser.cjs',
  'main',
  'preload',
  'renderer',
  'tests',
]
const { status, stdout, stderr } = spawnSync('npx', ['depcruise', ...arguments_], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
process.stdout.write(stdout)
process.stderr.write(stderr)
const modules = Number(/\((\d+) modules/.exec(stdout)?.[1] ?? 0)
if (status === 0 && modules < 100) {
  console.error(`Only ${modules} modules were seen: the parser does not read TypeScript.`)
  process.exitCode = 1
} else {
  process.exitCode = status ?? 1
}

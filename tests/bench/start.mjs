import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../.config/machine.cjs'
import { compare } from './measure.mjs'

const run = promisify(execFile)

/** Starting the command line, against starting Node alone. */
export async function bench(folder) {
  const env = {
    ...process.env,
    STUDIO_HOME: join(folder, 'start home'),
    STUDIO_LIBRARY: join(folder, 'start library'),
  }
  const studio = (...words) =>
    run(process.execPath, [join(root, 'dist/studio.cjs'), ...words], { env })
  const node = () => run(process.execPath, ['-e', '0'])
  await studio('models', 'list')
  const rows = []
  for (const [what, words] of [
    ['studio --version', ['--version']],
    ['studio settings get', ['settings', 'get', '--json']],
  ]) {
    const { milliseconds, reference, ratio } = await compare(7, () => studio(...words), node)
    rows.push({
      what,
      value: `${milliseconds.toFixed(0)} ms`,
      against: 'node -e 0',
      reference: `${reference.toFixed(0)} ms`,
      figure: ratio,
    })
  }
  return { rows }
}

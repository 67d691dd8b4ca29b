/** The contract for scripts of the build: Node runs no TypeScript here. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Every step's definition, and what describes its parameters. */
export async function loadContract() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { stepDefinitions } from './preload/contract/stepDefinitions'
        export { describeParameters, flagName } from './preload/contract/parameters'`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  const source = Buffer.from(outputFiles[0].contents).toString('base64')
  return import(`data:text/javascript;base64,${source}`)
}

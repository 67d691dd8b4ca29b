/** The contract for scripts of the build: Node runs no TypeScript here. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Every step's definition, what describes its parameters, routes, events, and every error with its words. */
export async function loadContract() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { errorKinds } from './preload/contract/errors'
        export { eventSchemas } from './preload/contract/events'
        export { errorText } from './preload/contract/text/errorText'
        export { unitText } from './preload/contract/text/quantities'
        export { listRoutes } from './preload/contract/routes'
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

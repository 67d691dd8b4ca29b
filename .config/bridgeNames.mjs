/**
 * Writes the names that a bridge carries: routes with who may call them, and events. A page's door reads
 * them instead of the schemas, which would have to be built before the page can begin. `--check` writes
 * nothing and fails where the list is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContract } from './contract.mjs'

const file = 'preload/contract/bridgeNames.ts'
const path = join(import.meta.dirname, '..', file)
const { eventSchemas, listRoutes } = await loadContract()

const text = `// Written by \`npm run generate\` from the routes and events. Do not edit.
import type { EventName } from './events'
import type { RouteDefinition } from './route'

/** Every route by its name \`group/name\`, and who may call it. */
export const routeAccess: Readonly<Record<string, RouteDefinition['access']>> = {
${listRoutes()
  .map(({ name, route }) => `  '${name}': '${route.access}',\n`)
  .join('')}}

/** Every event that the core tells. */
export const eventNames: readonly EventName[] = [
${Object.keys(eventSchemas)
  .map((name) => `  '${name}',\n`)
  .join('')}]
`

const isFresh = existsSync(path) && readFileSync(path, 'utf8') === text
if (!isFresh && process.argv.includes('--check')) {
  console.error(`${file} is out of date: run npm run generate`)
  process.exitCode = 1
} else if (!isFresh) {
  writeFileSync(path, text)
  console.log(`wrote ${file}`)
}

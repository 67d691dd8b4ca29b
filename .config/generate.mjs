/**
 * Writes the lists that tie files together by their names: step definitions to implementations, routes
 * to handlers, texts to their types. `--check` writes nothing and fails where a list is out of date or a name has no partner.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const header = '// Written by `npm run generate` from the files beside it. Do not edit.\n'

const names = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
        .sort()
    : []

const camel = (name) => name.replace(/[.-](\w)/g, (_, letter) => letter.toUpperCase())

function definitionList() {
  const steps = names('preload/contract/steps')
  return `${header}${steps.map((step) => `import { definition as ${camel(step)} } from './steps/${step}'\n`).join('')}
/** Every step of the studio, by id. */
export const stepDefinitions = {
${steps.map((step) => `  '${step}': ${camel(step)},\n`).join('')}} as const
`
}

function implementationList() {
  const steps = names('main/engine/steps')
  return `${header}
import type { StepImplementations } from './stepImplementation'
${steps.map((step) => `import { implementation as ${camel(step)} } from './steps/${step}'\n`).join('')}
/** Every step's implementation, by id. */
export const stepImplementations: StepImplementations = {
${steps.map((step) => `  '${step}': ${camel(step)},\n`).join('')}}
`
}

function routeList() {
  const groups = names('preload/contract/routes')
  return `${header}${groups.map((group) => `import { routes as ${camel(group)} } from './routes/${group}'\n`).join('')}
/** Every route of the studio, by group and name. */
export const routeGroups = {
${groups.map((group) => `  ${/^\w+$/.test(group) ? group : `'${group}'`}: ${camel(group)},\n`).join('')}} as const
`
}

function handlerList() {
  const groups = names('main/core/routes')
  return `${header}
import type { RouteHandlers } from './routeHandlers'
${groups.map((group) => `import { handlers as ${camel(group)} } from './routes/${group}'\n`).join('')}
/** Every route's handler, by group and name. */
export const routeHandlers: RouteHandlers = {
${groups.map((group) => `  ${group},\n`).join('')}}
`
}

function textTypes() {
  const folder = 'renderer/i18n/locales/en'
  const namespaces = readdirSync(join(root, folder))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
  return `${header}import 'i18next'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    returnNull: false
    resources: {
${namespaces.map((name) => `      ${name}: typeof import('./locales/en/${name}.json')\n`).join('')}    }
  }
}
`
}

const lists = [
  { file: 'renderer/i18n/i18next.d.ts', text: textTypes() },
  { file: 'preload/contract/stepDefinitions.ts', text: definitionList() },
  { file: 'main/engine/stepImplementations.ts', text: implementationList() },
  { file: 'preload/contract/routeGroups.ts', text: routeList() },
  { file: 'main/core/routeHandlerList.ts', text: handlerList() },
]

const pairs = [
  ['preload/contract/steps', 'main/engine/steps'],
  ['preload/contract/routes', 'main/core/routes'],
]

let faults = 0
for (const [left, right] of pairs) {
  const leftNames = names(left)
  const rightNames = names(right)
  for (const name of leftNames.filter((name) => !rightNames.includes(name))) {
    console.error(`${left}/${name}.ts has no partner ${right}/${name}.ts`)
    faults += 1
  }
  for (const name of rightNames.filter((name) => !leftNames.includes(name))) {
    console.error(`${right}/${name}.ts has no partner ${left}/${name}.ts`)
    faults += 1
  }
}

const check = process.argv.includes('--check')
for (const { file, text } of lists) {
  const path = join(root, file)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (check) {
    console.error(`${file} is out of date: run npm run generate`)
    faults += 1
  } else {
    writeFileSync(path, text)
    console.log(`wrote ${file}`)
  }
}
process.exitCode = check && faults > 0 ? 1 : 0

import { type Command, Option } from 'commander'
import * as z from 'zod'
import { StudioError } from '../../preload/contract/errors'
import type { RouteDefinition } from '../../preload/contract/route'
import { listRoutes, type RouteOutput } from '../../preload/contract/routes'
import type { TaskFailure } from '../../preload/contract/task'
import { failureError } from '../../preload/contract/text/failureLine'
import { countSeveralPages, severalPagesText } from '../../preload/contract/text/severalPagesText'
import { systemLanguage } from '../host/systemLanguage'
import { rowWords } from './rowWords'
import type { CliSession } from './session'

/** Route groups that are commands too, and the routes of them that only a window needs. */
const groups = [
  'library',
  'collections',
  'presets',
  'watch',
  'models',
  'jobs',
  'engine',
  'settings',
] as const
const windowOnly = new Set([
  'library/importBytes',
  'library/exportBytes',
  'library/exportPreview',
  'library/samples',
  'library/exportZip',
  'library/reviseText',
  'jobs/submit',
  'presets/save',
  'presets/copied',
  'presets/copy',
])

interface PropertySchema {
  type?: string
  enum?: (string | number)[]
  default?: unknown
  anyOf?: PropertySchema[]
  items?: PropertySchema
}

/** `importFiles` as `import-files`. */
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What is written without a flag: the identifiers or paths that a route is about. */
const positionals = ['ids', 'id', 'paths', 'folder'] as const

/** Adds `studio library …`, `studio models …`, `studio jobs …` and the like from the routes. */
export function addRouteCommands(program: Command, session: CliSession): void {
  for (const groupName of groups) {
    const group = program.command(groupName).description(`Calls: ${groupName}.`)
    for (const { name, route } of listRoutes()) {
      if (!name.startsWith(`${groupName}/`) || windowOnly.has(name)) continue
      addRouteCommand(group, name, route, session)
    }
  }
}

function addRouteCommand(
  group: Command,
  name: string,
  route: RouteDefinition,
  session: CliSession,
): void {
  const json = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, PropertySchema>
    required?: string[]
  }
  const properties = json.properties ?? {}
  const positional = positionals.find(
    (field) => properties[field] && json.required?.includes(field),
  )
  const command = group.command(dashed(name.split('/')[1] ?? '')).description(route.summary)
  if (positional)
    command.argument(
      properties[positional]?.type === 'array' ? `<${positional}...>` : `<${positional}>`,
    )
  for (const [field, schema] of Object.entries(properties)) {
    if (field !== positional) command.addOption(optionOf(field, schema))
  }
  command.option('--json', 'One JSON object a line, one line a result.')
  command.action(async (...values: unknown[]) => {
    const { json: asJson, ...given } = command.opts<Record<string, unknown>>()
    const input = positional ? { ...given, [positional]: values[0] } : given
    // Choosing another library is the way out where the chosen one cannot be opened.
    const needsLibrary =
      name !== 'library/moveTo' &&
      ['library/', 'collections/', 'presets/', 'watch/', 'jobs/'].some((own) =>
        name.startsWith(own),
      )
    const studio = await session.studio(needsLibrary ? 'open' : 'none')
    const value = await studio.call(name, input, { access: 'local', signal: session.signal })
    const language = systemLanguage()
    for (const row of rowsOf(value))
      process.stdout.write(`${asJson ? JSON.stringify(row) : rowWords(row, language)}\n`)
    sayPages(value, session)
    throwFirstFailure(value, session)
  })
}

function optionOf(field: string, schema: PropertySchema): Option {
  const flag = `--${dashed(field)}`
  if (schema.type === 'boolean')
    return new Option(schema.default === true ? `--no-${dashed(field)}` : flag)
  if (schema.type === 'integer' || schema.type === 'number')
    return new Option(`${flag} <number>`).argParser(Number)
  if (schema.type === 'array' && schema.items?.type === 'integer')
    return new Option(`${flag} <number...>`).argParser((text, earlier: number[] | undefined) => [
      ...(earlier ?? []),
      Number(text),
    ])
  if (schema.type === 'array') return new Option(`${flag} <value...>`)
  const option = new Option(`${flag} <value>`)
  return schema.enum ? option.choices(schema.enum.map(String)) : option
}

/** The rows of an answer: an array's items, a listing's assets, or the answer itself. */
function rowsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (value && typeof value === 'object' && 'assets' in value && Array.isArray(value.assets)) {
    const failures = 'failures' in value && Array.isArray(value.failures) ? value.failures : []
    return [...value.assets, ...failures]
  }
  return [value]
}

/** Says beside the answer that of some pictures only the first page was taken. */
function sayPages(value: unknown, session: CliSession): void {
  if (!value || typeof value !== 'object' || !('notTaken' in value)) return
  const { assets } = value as RouteOutput<'library', 'importFiles'>
  session.say((language) => severalPagesText(countSeveralPages(assets), language))
}

/** Says what could not be done with single files, or that the disk is full; the exit status is that of the first. */
function throwFirstFailure(value: unknown, session: CliSession): void {
  if (!value || typeof value !== 'object' || !('failures' in value)) return
  const errors = (value.failures as readonly TaskFailure[]).map(failureError)
  const taken = value as Partial<RouteOutput<'library', 'importFiles'>>
  if (taken.full) {
    const done = taken.assets?.length ?? 0
    const total = done + errors.length + (taken.notTaken ?? 0)
    errors.unshift(new StudioError('import-cut', { done, total }))
  }
  for (const error of errors.slice(1)) session.complain(error)
  const [first] = errors
  if (first) throw first
}

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { StudioError } from '../../preload/contract/errors'
import {
  describeParameters,
  flagName,
  type ParameterDescription,
} from '../../preload/contract/parameters'
import type { StepDefinition } from '../../preload/contract/step'

/** A flag's name as commander stores its value. */
function attributeOf(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const collect =
  <T>(parse: (text: string) => T) =>
  (text: string, earlier: T[] | undefined): T[] => [...(earlier ?? []), parse(text)]

function parseNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('It is not a number.')
  return value
}

function parseChoice(choices: readonly (string | number)[]) {
  return (text: string): string | number => {
    const choice = choices.find((value) => String(value) === text)
    if (choice === undefined) throw new InvalidArgumentError(`It is one of ${choices.join(', ')}.`)
    return choice
  }
}

/** An object is given as JSON, or as the path of a JSON file. */
function parseObject(parameter: string, text: string): unknown {
  const isJson = text.trimStart().startsWith('{')
  const invalid = (reason: string) =>
    new StudioError(parameter === 'brief' ? 'brief-invalid' : 'recipe-invalid', { reason })
  let content = text
  if (!isJson) {
    try {
      content = readFileSync(text, 'utf8')
    } catch (error) {
      throw new StudioError('file-not-found', { name: basename(text) }, { cause: error })
    }
  }
  try {
    return JSON.parse(content)
  } catch {
    throw invalid(isJson ? 'not JSON' : `${basename(text)} is not JSON`)
  }
}

/** Adds a step's parameters to a command as flags. */
export function addParameterFlags(command: Command, definition: StepDefinition): void {
  for (const parameter of describeParameters(definition)) {
    for (const option of optionsOf(parameter)) command.addOption(option)
  }
}

function optionsOf(parameter: ParameterDescription): Option[] {
  const flag = `--${flagName(parameter)}`
  const text = helpOf(parameter)
  switch (parameter.kind) {
    case 'boolean':
      return [new Option(flag, text), new Option(`--no-${flagName(parameter)}`, 'Without it.')]
    case 'number':
    case 'integer':
      return [new Option(`${flag} <number>`, text).argParser(parseNumber)]
    case 'choice':
      return [new Option(`${flag} <choice>`, text).argParser(parseChoice(parameter.choices ?? []))]
    case 'textList':
      return [new Option(`${flag} <text>`, text).argParser(collect((value) => value))]
    case 'integerList':
      return [new Option(`${flag} <number>`, text).argParser(collect(parseNumber))]
    case 'image':
      return [new Option(`${flag} <file>`, text)]
    case 'object':
      return [new Option(`${flag} <json>`, text)]
    case 'text':
      return [new Option(`${flag} <text>`, text)]
  }
}

function helpOf(parameter: ParameterDescription): string {
  const { meta, minimum, maximum, choices, defaultValue } = parameter
  const range =
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : undefined
  const facts = [
    meta.unit,
    choices?.join(', ') ?? range,
    parameter.required ? 'required' : undefined,
    typeof defaultValue === 'object' || defaultValue === undefined || defaultValue === ''
      ? undefined
      : `default ${defaultValue}`,
  ].filter((fact) => fact !== undefined)
  const detail = facts.length > 0 ? ` (${facts.join('; ')})` : ''
  return `${meta.title.en}.${meta.help ? ` ${meta.help.en}` : ''}${detail}`
}

/** The parameters that were given, as the step's definition takes them. */
export function parametersFromFlags(
  definition: StepDefinition,
  flags: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const parameters: Record<string, unknown> = {}
  for (const parameter of describeParameters(definition)) {
    const value = flags[attributeOf(flagName(parameter))]
    if (value === undefined) continue
    if (parameter.kind === 'image') parameters[parameter.name] = { path: value }
    else if (parameter.kind === 'object')
      parameters[parameter.name] = parseObject(parameter.name, String(value))
    else parameters[parameter.name] = value
  }
  return parameters
}

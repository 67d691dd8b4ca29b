import * as z from 'zod'
import { StudioError } from './errors'
import { type FieldMeta, fieldMeta } from './field'
import type { StepDefinition } from './step'

export type ParameterKind =
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'text'
  | 'textList'
  | 'integerList'
  | 'image'
  | 'object'

/** A parameter as forms, flags and the manual need it, derived from its schema. */
export interface ParameterDescription {
  readonly name: string
  readonly kind: ParameterKind
  readonly meta: FieldMeta
  readonly required: boolean
  readonly defaultValue: unknown
  readonly minimum?: number
  readonly maximum?: number
  /** Values of a choice, in order; numbers where the schema has numbers. */
  readonly choices?: readonly (string | number)[]
}

interface JsonSchema {
  type?: string
  enum?: (string | number)[]
  const?: string | number
  anyOf?: JsonSchema[]
  items?: JsonSchema
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  properties?: Record<string, JsonSchema>
}

/** The parameters of a step, in the order of its definition. */
export function describeParameters(definition: StepDefinition): ParameterDescription[] {
  return Object.entries(definition.parameters.shape).map(([name, schema]) =>
    describeParameter(name, schema as z.ZodType),
  )
}

function describeParameter(name: string, schema: z.ZodType): ParameterDescription {
  const meta = fieldMeta(schema)
  if (!meta) throw new Error(`parameter ${name} has no field()`)
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const absent = schema.safeParse(undefined)
  return {
    name,
    meta,
    ...kindOf(json, meta),
    required: !absent.success,
    defaultValue: absent.success ? absent.data : undefined,
    ...(typeof json.minimum === 'number' ? { minimum: json.minimum } : {}),
    ...(typeof json.maximum === 'number' ? { maximum: json.maximum } : {}),
  }
}

function kindOf(
  json: JsonSchema,
  meta: FieldMeta,
): { kind: ParameterKind; choices?: readonly (string | number)[] } {
  if (meta.control === 'mask' || meta.control === 'image') return { kind: 'image' }
  if (json.enum) return { kind: 'choice', choices: json.enum }
  if (json.anyOf?.every((option) => option.const !== undefined)) {
    return { kind: 'choice', choices: json.anyOf.map((option) => option.const as string | number) }
  }
  if (json.type === 'array')
    return { kind: json.items?.type === 'integer' ? 'integerList' : 'textList' }
  if (json.type === 'integer') return { kind: 'integer' }
  if (json.type === 'number') return { kind: 'number' }
  if (json.type === 'boolean') return { kind: 'boolean' }
  if (json.type === 'object') return { kind: 'object' }
  return { kind: 'text' }
}

/** A parameter's flag without dashes: `framesPerSecond` as `frames-per-second`, unless its definition names one. */
export function flagName(parameter: ParameterDescription): string {
  return (
    parameter.meta.flag ?? parameter.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  )
}

/**
 * Parses a step's parameters, filling in defaults.
 * Throws `bad-parameter` naming the first parameter at fault and why.
 */
export function parseParameters<Definition extends StepDefinition>(
  definition: Definition,
  parameters: unknown,
): z.output<Definition['parameters']> {
  const parsed = definition.parameters.safeParse(parameters)
  if (parsed.success) return parsed.data as z.output<Definition['parameters']>
  const issue = parsed.error.issues[0]
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  throw new StudioError('bad-parameter', {
    step: definition.id,
    parameter: unknownKey ?? issue?.path.join('.') ?? '',
    reason: issue?.message ?? '',
  })
}

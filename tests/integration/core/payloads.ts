import fc from 'fast-check'
import * as z from 'zod'

/** The part of JSON Schema that the contract's schemas come to. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
}

const strange = fc.oneof(
  fc.constantFrom('', '../../etc/passwd', '\0', '__proto__', 'a'.repeat(5000), '中文', '/'),
  fc.string({ unit: 'binary' }),
)

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid()
  const { minLength = 0, maxLength = 60 } = schema
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) })
}

/** Values that `schema` allows, as far as JSON Schema tells it; `known` are taken for identifiers now and then. */
function valid(schema: Schema, root: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const within = (part: Schema): fc.Arbitrary<unknown> => valid(part, root, known)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return schema.$ref === '#' ? within(root) : within(root.$defs?.[name] ?? {})
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(within))
  if (schema.allOf) return within(Object.assign({}, ...schema.allOf) as Schema)
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      if (entries.length === 0) return fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 })
      const requiredKeys = [...(schema.required ?? [])]
      return fc.record(Object.fromEntries(entries.map(([key, part]) => [key, within(part)])), {
        requiredKeys,
      })
    }
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(within))
      return fc.array(within(schema.items ?? {}), {
        minLength: Math.min(minItems, 3),
        maxLength: Math.max(Math.min(minItems, 3), Math.min(maxItems, 3)),
      })
    }
    case 'string':
      return fc.oneof(textOf(schema), fc.constantFrom(...known))
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1e6, 1e6) })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e3, max: schema.maximum ?? 1e3, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      // What JSON Schema has no word for: bytes above all.
      return fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.jsonValue())
  }
}

/** Breaks one value somewhere inside: a key is dropped, added or renamed, or a value is of another kind. */
function broken(value: unknown, path: number, wrong: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && path % 3 !== 0) {
    const index = path % value.length
    return value.map((item, at) => (at === index ? broken(item, path >> 2, wrong) : item))
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    const keys = Object.keys(value)
    const key = keys[path % Math.max(keys.length, 1)]
    if (key === undefined || path % 5 === 0) return { ...value, sparkle: wrong }
    const { [key]: inside, ...rest } = value as Record<string, unknown>
    return path % 7 === 0 ? rest : { ...rest, [key]: broken(inside, path >> 2, wrong) }
  }
  return wrong
}

/** Payloads made from a route's own schema, and the same ones with one thing wrong. */
export function payloadsOf(input: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  const right = valid(schema, schema, known)
  const wrong = fc.oneof(strange, fc.anything(), fc.constantFrom(-1, 1e308, Number.NaN, null, []))
  return fc.oneof(
    right,
    fc.tuple(right, fc.nat(), wrong).map(([value, path, other]) => broken(value, path, other)),
  )
}

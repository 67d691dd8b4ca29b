import type * as z from 'zod'
import { StudioError } from '../../preload/contract/errors'

/** What a page sent, as the schema gives it. Throws `bad-request`. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new StudioError('bad-request', { reason: parsed.error.issues[0]?.message ?? '' })
}

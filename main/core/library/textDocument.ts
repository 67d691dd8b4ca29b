import * as z from 'zod'
import { recipeSchema } from '../../../preload/contract/recipe'

const originSchema = z.object({
  step: z.string(),
  /** SHA-256 of the picture that the text is about. */
  about: z.string().optional(),
  recipe: recipeSchema,
})
const documentSchema = z.record(z.string(), z.unknown())

/** What a text's file says of where the text came from, so that the index can be made from files alone. */
export type TextOrigin = z.infer<typeof originSchema>

/** A step's findings as the file of a text asset: its own fields, and under `studio` where they came from. */
export function writeTextDocument(
  data: Readonly<Record<string, unknown>>,
  origin: TextOrigin,
): string {
  return `${JSON.stringify({ ...data, studio: origin }, null, 2)}\n`
}

/** Reads such a file; undefined where it is no object in JSON. */
export function readTextDocument(
  text: string,
): { data: Record<string, unknown>; origin: TextOrigin | undefined } | undefined {
  try {
    const { studio, ...data } = documentSchema.parse(JSON.parse(text))
    return { data, origin: originSchema.safeParse(studio).data }
  } catch {
    return undefined
  }
}

import * as z from 'zod'
import type { LocalizedText } from './language'

/** How a form shows a parameter; what is not named here follows from the schema's type. */
export type FieldControl =
  | 'slider'
  | 'seed'
  | 'labels'
  | 'prompt'
  | 'mask'
  | 'image'
  | 'crop'
  | 'brief'
  | 'model'
  | 'newModel'
  | 'multiline'
  | 'colour'

/** What people read about a parameter. */
export interface FieldMeta {
  readonly title: LocalizedText
  readonly help?: LocalizedText
  readonly unit?: string
  /** Slider and spinner step. */
  readonly step?: number
  readonly control?: FieldControl
  /** Name of the command-line flag without dashes, where it differs from the parameter's name. */
  readonly flag?: string
  /** What 0 stands for, where it is no amount. */
  readonly zero?: LocalizedText
  /** Words for the choices of an enumeration. */
  readonly choices?: Readonly<Record<string, LocalizedText>>
  /** Kept out of simple forms, shown under "More". */
  readonly advanced?: boolean
}

const fieldRegistry = z.registry<FieldMeta>()

/** Attaches to a parameter's schema what forms, flags and the manual say about it. */
export function field<T extends z.ZodType>(schema: T, meta: FieldMeta): T {
  fieldRegistry.add(schema, meta)
  return schema
}

/** What `field` attached, or undefined. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  return fieldRegistry.get(schema)
}

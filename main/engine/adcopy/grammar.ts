import type { tones } from '../../../preload/contract/brief'
import type { ProductKind } from './facts'

type Tone = (typeof tones)[number]

/**
 * Sentences with slots in braces. A sentence whose slots are not all known is never chosen, so it can
 * not say what neither the picture nor the brief says.
 */
export interface CopyGrammar {
  /** Headlines about a product. */
  readonly headline: Readonly<Record<Tone, readonly string[]>>
  /** Headlines where no product is known, only a picture. */
  readonly sceneHeadline: Readonly<Record<Tone, readonly string[]>>
  /** First sentence about a product. */
  readonly opener: Readonly<Record<Tone, readonly string[]>>
  readonly sceneOpener: Readonly<Record<Tone, readonly string[]>>
  /** What one may do with such a thing. */
  readonly use: Readonly<Record<ProductKind, readonly string[]>>
  readonly features: Readonly<Record<Tone, readonly string[]>>
  readonly audience: Readonly<Record<Tone, readonly string[]>>
  readonly brand: Readonly<Record<Tone, readonly string[]>>
  readonly offer: Readonly<Record<Tone, readonly string[]>>
  readonly callToAction: Readonly<Record<Tone, readonly string[]>>
  /** Between the sentences of a body. */
  readonly separator: string
}

/** Values of slots; one that is empty counts as unknown. */
export type Slots = Readonly<Record<string, string>>

/** The template with its slots filled in, or undefined where one of them is not known. */
export function fillTemplate(template: string, slots: Slots): string | undefined {
  let complete = true
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name] ?? ''
    if (value === '') complete = false
    return value
  })
  return complete ? text : undefined
}

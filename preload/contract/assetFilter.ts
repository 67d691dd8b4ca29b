import * as z from 'zod'
import { identifierSchema } from './references'

/**
 * What a listing may be narrowed to. Of pictures: `photo` came in from outside, `generated` was drawn by a
 * step from nothing, `edited` was made from another picture; `image` is all three.
 */
const listedKinds = ['image', 'photo', 'generated', 'edited', 'mask', 'text'] as const
export type ListedKind = (typeof listedKinds)[number]

const names = z.array(z.string().min(1).max(200)).max(100).default([])
const rating = z.int().min(0).max(5)
const amount = z.int().min(0).optional()

/** Filters of the library; all that are given must hold. */
export const assetFilterShape = {
  /** Words to find in names, prompts, captions, tags, labels and texts. */
  search: z.string().max(500).default(''),
  kinds: z.array(z.enum(listedKinds)).min(1).max(listedKinds.length).default(['image']),
  origin: z.string().max(64).optional(),
  /** Any of these labels, any of these models. */
  labels: names,
  models: names,
  collection: identifierSchema.optional(),
  minimumRating: rating.default(0),
  maximumRating: rating.default(5),
  /** When it came in, in milliseconds since 1970: from the first moment on, before the second. */
  createdFrom: z.int().optional(),
  createdBefore: z.int().optional(),
  /** Width times height, and the size of the file. */
  minimumPixels: amount,
  maximumPixels: amount,
  minimumBytes: amount,
  maximumBytes: amount,
} as const

import * as z from 'zod'

/** Identifier of an asset, a job or an upload: a random UUID. */
export const identifierSchema = z.uuid()

/**
 * A picture that a step needs besides its input (a mask, a reference): an asset of the library, or a
 * file. Pages may only name assets; files are for the command line and the main process.
 */
export const imageReferenceSchema = z.union([
  z.strictObject({ asset: identifierSchema }),
  z.strictObject({ path: z.string().min(1).max(4096) }),
])
export type ImageReference = z.infer<typeof imageReferenceSchema>

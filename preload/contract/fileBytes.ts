import * as z from 'zod'

/** A file's content on its way to a page. */
export const fileBytesSchema = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
})

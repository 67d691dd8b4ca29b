import * as z from 'zod'

const place = z.int().min(0).max(1_000_000)
const side = z.int().min(1).max(1_000_000)

/** Most pixels of a view: the largest screens, with four pixels for each of theirs. */
export const maximumViewPixels = 64_000_000

/**
 * The part of a picture that a screen shows: whole pixels of the picture, of which `reduction` by
 * `reduction` make one of the view, as their mean.
 */
export const pictureViewSchema = z
  .strictObject({
    left: place,
    top: place,
    width: side,
    height: side,
    reduction: z.int().min(1).max(1024),
  })
  .refine(
    (view) => {
      const { width, height } = viewSize(view)
      return width * height <= maximumViewPixels
    },
    { message: 'the view is too large' },
  )
export type PictureView = z.infer<typeof pictureViewSchema>

/** Pixels of a view; those at its right and lower edge may stand for fewer of the picture. */
export function viewSize({
  width,
  height,
  reduction,
}: {
  readonly width: number
  readonly height: number
  readonly reduction: number
}): { width: number; height: number } {
  return { width: Math.ceil(width / reduction), height: Math.ceil(height / reduction) }
}

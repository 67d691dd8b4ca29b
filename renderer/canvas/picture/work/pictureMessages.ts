import type { Pyramid } from '../pyramid'

/** What the window asks the thread of pictures: the file's bytes, or its samples. */
export interface PictureRequest {
  readonly picture: Blob | ImageData
}

/** What it answers. */
export type PictureReply =
  | { readonly kind: 'done'; readonly pyramid: Pyramid }
  | { readonly kind: 'failed'; readonly reason: string }

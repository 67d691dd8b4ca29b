import type { ErrorCode, ErrorData } from '../../../../preload/contract/errors'
import type { RasterPixels } from '../../mask/floodFill'
import type { ShapePlan } from './shapePlan'

/** What the window asks the thread that shapes previews: a view, and the pixels that it is made of. */
export interface ShapeRequest {
  readonly plan: ShapePlan
  readonly source: RasterPixels
}

/** What the thread answers. */
export type ShapeReply =
  | { readonly kind: 'shaped'; readonly pixels: RasterPixels }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly data: ErrorData }

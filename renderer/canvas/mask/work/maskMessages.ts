import type { ErrorCode, ErrorData } from '../../../../preload/contract/errors'
import type { Mask } from '../mask'
import type { MaskWork } from './maskWork'

/** What the window says to the thread that works on masks. */
export type MaskRequest =
  | {
      /** Rows of the picture from `top` on, straight RGBA; before the work that looks at them. */
      readonly kind: 'rows'
      readonly width: number
      readonly height: number
      readonly top: number
      readonly data: Uint8ClampedArray
    }
  | { readonly kind: 'work'; readonly mask: Mask; readonly work: MaskWork }

/** What it answers: how far it is, and last one of the others. */
export type MaskReply =
  | { readonly kind: 'progress'; readonly share: number }
  | {
      readonly kind: 'done'
      /** The tiles that are others now; undefined is an empty one. */
      readonly tiles: readonly (readonly [index: number, tile: Uint8Array | undefined])[]
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly data: ErrorData }

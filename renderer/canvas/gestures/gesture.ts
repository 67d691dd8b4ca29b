import type { ScreenPoint } from '../geometry'

/** A pointer at one moment, with what its gesture needs to know. */
export interface PointerSample {
  readonly point: ScreenPoint
  readonly type: string
  readonly pressure: number
  readonly shift: boolean
  readonly alt: boolean
}

/** What happens between a press and a lift. Exactly one of `end` and `cancel` is called, last. */
export interface Gesture {
  move(samples: readonly PointerSample[]): void
  end(): void
  /** Leaves everything as it was before the press. */
  cancel(): void
}

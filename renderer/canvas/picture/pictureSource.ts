import type { Asset } from '../../../preload/contract/asset'
import { loadPyramid, loadSmallPyramid, releasePyramid } from './loadPyramid'
import type { Pyramid } from './pyramid'

/** The pixels on the screen, and whose they are. */
export interface ShownPixels {
  readonly assetId: string
  readonly pyramid: Pyramid
  /** True for the picture's own pixels, false for a smaller form of them. */
  readonly complete: boolean
}

interface Listeners {
  /** Other pixels are to be drawn. */
  readonly changed: () => void
  readonly failed?: (error: unknown) => void
  /** The picture whose own pixels are being read, and undefined once they are there or given up. */
  readonly waiting?: (asset: Asset | undefined) => void
}

interface Loaders {
  readonly whole: typeof loadPyramid
  readonly small: typeof loadSmallPyramid
}

/** Smaller forms, from the one that is there soonest to the one that shows most. */
const smallForms = ['thumbnail', 'preview'] as const

/**
 * Loads the picture of an asset: what the gallery shows of it first, then a preview of the screen's size,
 * and its own pixels as soon as they are decoded. A new request gives up the one before.
 */
export class PictureSource {
  private pixels: ShownPixels | undefined
  /** How much of the wanted picture is shown: the place in `smallForms`, or their number for all of it. */
  private reached = -1
  private wanted: string | undefined
  private loading: AbortController | undefined

  constructor(
    private readonly listeners: Listeners,
    private readonly loaders: Loaders = { whole: loadPyramid, small: loadSmallPyramid },
  ) {}

  get shown(): ShownPixels | undefined {
    return this.pixels
  }

  /**
   * Shows another picture, or none. With `keepUntilLoaded` the one before stays in sight until the new
   * one is there: a result takes the place of its picture without a flash.
   */
  show(asset: Asset | undefined, { keepUntilLoaded = false } = {}): void {
    if (asset?.id === this.wanted) return
    this.loading?.abort()
    this.wanted = asset?.id
    if (!asset || !keepUntilLoaded) this.take(undefined)
    this.listeners.waiting?.(asset)
    if (!asset) return
    const controller = new AbortController()
    this.loading = controller
    // In place of a sharp picture a thumbnail would be a flash.
    this.reached = keepUntilLoaded && this.pixels ? 0 : -1
    void this.load(asset, controller.signal)
  }

  destroy(): void {
    this.show(undefined)
  }

  private async load(asset: Asset, signal: AbortSignal): Promise<void> {
    const small = smallForms.map((_, form) => this.loadSmall(asset, form, signal))
    try {
      const pyramid = await this.loaders.whole(asset, signal)
      if (signal.aborted) return releasePyramid(pyramid)
      this.reached = smallForms.length
      this.take({ assetId: asset.id, pyramid, complete: true })
      this.listeners.waiting?.(undefined)
    } catch (error) {
      await Promise.all(small)
      if (signal.aborted) return
      this.listeners.waiting?.(undefined)
      // A smaller form is better than nothing, but who works on it has to know that it is one.
      if (this.pixels?.assetId !== asset.id) this.take(undefined)
      this.listeners.failed?.(error)
    }
  }

  /** Shows a smaller form, unless more is shown by then; that there is none yet is no fault. */
  private async loadSmall(asset: Asset, form: number, signal: AbortSignal): Promise<void> {
    const variant = smallForms[form]
    if (!variant || form <= this.reached) return
    const pyramid = await this.loaders.small(asset, variant, signal).catch(() => undefined)
    if (!pyramid || signal.aborted || form <= this.reached) return
    this.reached = form
    this.take({ assetId: asset.id, pyramid, complete: false })
  }

  private take(pixels: ShownPixels | undefined): void {
    const before = this.pixels?.pyramid
    this.pixels = pixels
    this.listeners.changed()
    releasePyramid(before)
  }
}

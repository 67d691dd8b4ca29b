import type { Asset } from '../../../preload/contract/asset'
import { loadPyramid, loadQuickPyramid, releasePyramid } from './loadPyramid'
import type { Pyramid } from './pyramid'

/** The pixels on the screen, and whose they are. */
export interface ShownPixels {
  readonly assetId: string
  readonly pyramid: Pyramid
  /** True for the picture's own pixels, false for the quick preview of them. */
  readonly complete: boolean
}

/**
 * Loads the picture of an asset: a quick preview first, its own pixels as soon as they are decoded. A
 * new request gives up the one before.
 */
export class PictureSource {
  private pixels: ShownPixels | undefined
  private wanted: string | undefined
  private loading: AbortController | undefined

  constructor(
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void = () => {},
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
    if (!asset) return
    const controller = new AbortController()
    this.loading = controller
    void this.load(asset, controller.signal)
  }

  destroy(): void {
    this.show(undefined)
  }

  private async load(asset: Asset, signal: AbortSignal): Promise<void> {
    const quick = loadQuickPyramid(asset, signal).then(
      (pyramid) => {
        const complete = this.pixels?.assetId === asset.id && this.pixels.complete
        if (!complete && !signal.aborted) this.take({ assetId: asset.id, pyramid, complete: false })
      },
      () => undefined,
    )
    try {
      const pyramid = await loadPyramid(asset, signal)
      if (signal.aborted) releasePyramid(pyramid)
      else this.take({ assetId: asset.id, pyramid, complete: true })
    } catch (error) {
      await quick
      // A preview is better than nothing: only where there is neither does the window have to say so.
      if (!signal.aborted && this.pixels?.assetId !== asset.id) {
        this.take(undefined)
        this.failed(error)
      }
    }
  }

  private take(pixels: ShownPixels | undefined): void {
    const before = this.pixels?.pyramid
    this.pixels = pixels
    this.changed()
    releasePyramid(before)
  }
}

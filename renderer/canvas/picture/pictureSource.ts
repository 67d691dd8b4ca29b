import type { Asset } from '../../../preload/contract/asset'
import { loadPyramid, loadQuickPyramid, releasePyramid } from './loadPyramid'
import type { Pyramid } from './pyramid'

/**
 * Loads the picture of an asset: a quick preview first, its own pixels as soon as they are decoded. A
 * new request gives up the one before.
 */
export class PictureSource {
  private current: { id: string; pyramid: Pyramid | undefined; complete: boolean } | undefined
  private loading: AbortController | undefined

  constructor(
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void = () => {},
  ) {}

  get pyramid(): Pyramid | undefined {
    return this.current?.pyramid
  }

  get assetId(): string | undefined {
    return this.current?.id
  }

  /** True once the picture's own pixels are there. */
  get complete(): boolean {
    return this.current?.complete ?? false
  }

  show(asset: Asset | undefined): void {
    if (asset?.id === this.current?.id) return
    this.loading?.abort()
    const before = this.current?.pyramid
    this.current = asset && { id: asset.id, pyramid: undefined, complete: false }
    if (!asset) {
      releasePyramid(before)
      this.changed()
      return
    }
    const controller = new AbortController()
    this.loading = controller
    void this.load(asset, controller.signal, before)
  }

  destroy(): void {
    this.show(undefined)
  }

  private async load(
    asset: Asset,
    signal: AbortSignal,
    before: Pyramid | undefined,
  ): Promise<void> {
    const quick = loadQuickPyramid(asset, signal).then(
      (pyramid) => {
        if (this.complete || signal.aborted) return
        this.take(asset.id, pyramid, false)
      },
      () => undefined,
    )
    try {
      const pyramid = await loadPyramid(asset, signal)
      if (signal.aborted) releasePyramid(pyramid)
      else this.take(asset.id, pyramid, true)
    } catch (error) {
      await quick
      // A preview is better than nothing: only where there is neither does the window have to say so.
      if (!signal.aborted && !this.pyramid) this.failed(error)
    } finally {
      releasePyramid(before)
    }
  }

  private take(id: string, pyramid: Pyramid, complete: boolean): void {
    if (this.current?.id !== id) return
    this.current = { id, pyramid, complete }
    this.changed()
  }
}

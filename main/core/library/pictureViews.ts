import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViewRequest } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { parseParameters } from '../../../preload/contract/parameters'
import { type PictureView, pictureViewSchema } from '../../../preload/contract/pictureView'
import type { RecipeStep } from '../../../preload/contract/recipe'
import { findStep } from '../../../preload/contract/steps'
import type { PictureService } from '../engine/pictureService'
import { NewestOnly } from '../newestOnly'
import type { Library } from './library'

/** What a window shows of steps that are not applied yet, made by the engine and kept nowhere. */
export class PictureViews {
  /** A window looks at one thing at a time. */
  readonly newest = new NewestOnly()

  constructor(
    private readonly library: Library,
    private readonly pictures: PictureService,
  ) {}

  /**
   * The RGBA samples of a part of what steps make of a picture. A newer question cancels an older one,
   * which throws `cancelled`. Throws `asset-not-found`, `bad-parameter`, and what decoding and the steps throw.
   */
  async ask(
    asset: string,
    steps: readonly RecipeStep[],
    view: PictureView,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const path = this.library.pathOf(asset)
    const parsed = steps.map(({ step, parameters }) => ({
      step,
      parameters: { ...parseParameters(findStep(step), parameters) },
    }))
    return this.newest.run(signal, (own) => this.made({ path, steps: parsed, view }, own))
  }

  /**
   * A picture's own RGBA samples, for a window that cannot decode its file. Throws `asset-not-found`,
   * `bad-parameter` where there are too many of them, and what decoding throws.
   */
  async samplesOf(asset: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const { width, height } = this.library.assets.get(asset)
    const view = pictureViewSchema.safeParse({ left: 0, top: 0, width, height, reduction: 1 })
    if (!view.success)
      throw new StudioError('bad-parameter', {
        parameter: 'id',
        reason: 'the picture is too large',
      })
    return this.made({ path: this.library.pathOf(asset), steps: [], view: view.data }, signal)
  }

  private async made(
    request: Omit<ViewRequest, 'out'>,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const folder = await this.library.work.open()
    try {
      const out = join(folder, 'view.rgba')
      await this.pictures.view({ ...request, out }, signal)
      return new Uint8Array(await readFile(out))
    } finally {
      await this.library.work.close(folder)
    }
  }
}

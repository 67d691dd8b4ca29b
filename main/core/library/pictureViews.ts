import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseParameters } from '../../../preload/contract/parameters'
import type { PictureView } from '../../../preload/contract/pictureView'
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
    return this.newest.run(signal, async (own) => {
      const folder = await this.library.work.open()
      try {
        const out = join(folder, 'view.rgba')
        await this.pictures.view({ path, steps: parsed, view, out }, own)
        return new Uint8Array(await readFile(out))
      } finally {
        await this.library.work.close(folder)
      }
    })
  }
}

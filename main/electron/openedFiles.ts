import type { OpenedFiles } from '../../preload/contract/api'
import { toStudioError } from '../../preload/contract/errors'
import { nothingLeftOut } from '../../preload/contract/folderFindings'
import { fileName } from '../core/files/safeFileName'
import { readRecipeFile } from '../core/recipes/recipeFile'
import type { Studio } from '../core/studio'
import { isOpenable, isRecipeFile } from './openedPaths'

/**
 * Files that the system hands over: named at the start, at a second start, or by the Finder. They wait until
 * the page asks for them, since the first ones come before there is a page.
 */
export class OpenedFileQueue {
  private waiting: string[] = []
  private nudge: () => void = () => undefined

  add(paths: readonly string[]): void {
    const openable = paths.filter(isOpenable)
    this.waiting.push(...openable)
    if (openable.length > 0) this.nudge()
  }

  /** Called whenever something waits that the page may not know of. */
  onAdded(nudge: () => void): void {
    this.nudge = nudge
  }

  /** Takes in what waits: pictures come into the library, recipes are read. */
  async take(studio: Studio): Promise<OpenedFiles> {
    const paths = this.waiting
    this.waiting = []
    const pictures = paths.filter((path) => !isRecipeFile(path))
    const imported =
      pictures.length === 0
        ? { assets: [], failures: [], leftOut: nothingLeftOut, notTaken: 0, full: false }
        : ((await studio.call(
            'library/importFiles',
            { paths: pictures },
            { access: 'local' },
          )) as Omit<OpenedFiles, 'recipes'>)
    const recipes: OpenedFiles['recipes'][number][] = []
    const failures = [...imported.failures]
    for (const path of paths.filter(isRecipeFile)) {
      const name = fileName(path)
      try {
        recipes.push({ name, recipe: await readRecipeFile(path) })
      } catch (error) {
        failures.push({ name, ...toStudioError(error).toPayload() })
      }
    }
    const { assets, leftOut, notTaken, full } = imported
    return { assets, failures, leftOut, notTaken, full, recipes }
  }
}

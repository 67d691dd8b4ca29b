import i18next from 'i18next'
import type { ChosenFolder } from '../../preload/contract/api'
import type { RouteOutput } from '../../preload/contract/routes'
import { failureLine } from '../../preload/contract/text/failureLine'
import { leftOutText } from '../../preload/contract/text/leftOutText'
import { severalPagesText } from '../../preload/contract/text/severalPagesText'
import { currentLanguage } from '../i18n/i18n'
import type { NoticeWords } from '../state/noticeStore'
import { studio } from '../state/studio'
import { taskBegun } from '../state/taskStore'
import { showError, showNotice } from '../ui/notices'
import type { Format } from '../ui/saveAs/exportForm'
import type { RecipeInput } from './runStep'

export interface FolderChoice {
  readonly from: ChosenFolder
  /** Left out: a new folder beside the one that is worked through. */
  readonly to: ChosenFolder | undefined
  readonly format: Format
  readonly quality: number
  readonly existing: 'skip' | 'replace'
}

/**
 * Begins to run recipes over a folder; the tray follows it, and a notice tells how it ended. Answers as soon
 * as it has begun, false where it did not.
 */
export async function startFolderRun(
  recipes: readonly RecipeInput[],
  choice: FolderChoice,
): Promise<boolean> {
  const { runFolder } = studio().host
  if (!runFolder) return false
  const task = crypto.randomUUID()
  const running = runFolder({ ...folderRequest(recipes, choice), task })
  const ended = running.then(
    (report) => {
      tellFolderEnd(choice.from, report)
      return true
    },
    (error: unknown) => {
      showError(error)
      return false
    },
  )
  return Promise.race([taskBegun(task).then(() => true), ended])
}

/** A run over a folder as the host takes it. */
export function folderRequest(
  recipes: readonly RecipeInput[],
  { from, to, format, quality, existing }: FolderChoice,
) {
  return {
    from: from.token,
    ...(to ? { to: to.token } : {}),
    recipes: [...recipes],
    format,
    quality,
    existing,
  }
}

/** Says what was written for a folder, and names what could not be done. */
export function tellFolderEnd(
  from: ChosenFolder,
  { files, skipped, ...passedOver }: RouteOutput<'folders', 'run'>,
): void {
  const summary = () =>
    [
      i18next.t('batch:folder.done', { count: files, name: from.name }),
      ...(skipped > 0 ? [i18next.t('jobs:task.skipped', { count: skipped })] : []),
    ].join(' · ')
  tellPassedOver(summary, passedOver)
}

/** A notice with what was passed over, and, in its details, what could not be done and why. */
export function tellPassedOver(
  summary: NoticeWords,
  {
    failures,
    leftOut,
    severalPages = 0,
  }: Pick<RouteOutput<'folders', 'run'>, 'failures' | 'leftOut' | 'severalPages'>,
): void {
  const failed = () =>
    failures.length > 0 ? i18next.t('jobs:task.failed', { count: failures.length }) : ''
  const passedOver = () =>
    [severalPagesText(severalPages, currentLanguage()), leftOutText(leftOut, currentLanguage())]
      .filter(Boolean)
      .join('\n')
  const text = () =>
    [[summary(), failed()].filter(Boolean).join(' · '), passedOver()].filter(Boolean).join('\n')
  if (text() === '') return
  showNotice(text, {
    tone: failed() || passedOver() ? 'warning' : 'success',
    ...(failed()
      ? { details: () => failures.map((one) => failureLine(one, currentLanguage())).join('\n') }
      : {}),
  })
}

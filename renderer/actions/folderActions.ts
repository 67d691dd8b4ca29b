import i18next from 'i18next'
import type { ChosenFolder } from '../../preload/contract/api'
import { leftOutText } from '../../preload/contract/text/leftOutText'
import { currentLanguage } from '../i18n/i18n'
import { studio } from '../state/studio'
import { taskBegun } from '../state/taskStore'
import { showError, showNotice } from '../ui/notices'
import type { Format } from '../ui/saveAs/exportForm'
import { recipeOf, type StepRequest } from './runStep'

interface FolderChoice {
  readonly from: ChosenFolder
  /** Left out: a new folder beside the one that is worked through. */
  readonly to: ChosenFolder | undefined
  readonly format: Format
  readonly quality: number
  readonly existing: 'skip' | 'replace'
}

/**
 * Begins to run steps over a folder; the tray follows it, and a notice tells how it ended. Answers as soon
 * as it has begun, false where it did not.
 */
export async function startFolderRun(
  steps: readonly StepRequest[],
  { from, to, format, quality, existing }: FolderChoice,
): Promise<boolean> {
  const { runFolder } = studio().host
  if (!runFolder) return false
  const task = crypto.randomUUID()
  const running = runFolder({
    from: from.token,
    ...(to ? { to: to.token } : {}),
    recipe: recipeOf(steps),
    format,
    quality,
    existing,
    task,
  })
  const ended = running.then(
    ({ files, skipped, failures, leftOut }) => {
      const summary = [
        i18next.t('batch:folder.done', { count: files, name: from.name }),
        ...(skipped > 0 ? [i18next.t('jobs:task.skipped', { count: skipped })] : []),
        ...(failures.length > 0 ? [i18next.t('jobs:task.failed', { count: failures.length })] : []),
      ].join(' · ')
      const passedOver = leftOutText(leftOut, currentLanguage())
      showNotice([summary, passedOver].filter(Boolean).join('\n'), {
        tone: failures.length > 0 || passedOver ? 'warning' : 'success',
        ...(failures.length > 0
          ? { details: failures.map(({ name, code }) => `${name}: ${code}`).join('\n') }
          : {}),
      })
      return true
    },
    (error: unknown) => {
      showError(error)
      return false
    },
  )
  return Promise.race([taskBegun(task).then(() => true), ended])
}

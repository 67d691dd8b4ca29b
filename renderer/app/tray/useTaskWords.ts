import { useTranslation } from 'react-i18next'
import { isErrorCode } from '../../../preload/contract/errors'
import type { Task } from '../../../preload/contract/task'
import { errorText } from '../../../preload/contract/text/errorText'
import { failureLine } from '../../../preload/contract/text/failureLine'
import { leftOutText } from '../../../preload/contract/text/leftOutText'
import { useLanguage } from '../../i18n/useLanguage'
import { useJobWords } from './useJobWords'

/** What is said of an export or a folder run: its title, and how it stands. */
export function useTaskWords(): {
  readonly title: (task: Task) => string
  readonly state: (task: Task) => string
  /** What could not be done, a line each. */
  readonly failures: (task: Task) => string
} {
  const { t } = useTranslation('jobs')
  const language = useLanguage()
  const { left } = useJobWords()

  const words = (code: string, data: NonNullable<Task['error']>['data']) =>
    errorText(isErrorCode(code) ? code : 'internal', { reason: code, ...data }, language)

  const state = (task: Task) => {
    const { done, total, files, skipped, failed } = task
    const counts = [
      ...(skipped > 0 ? [t('task.skipped', { count: skipped })] : []),
      ...(failed > 0 ? [t('task.failed', { count: failed })] : []),
      ...(task.leftOut ? [leftOutText(task.leftOut, language)].filter(Boolean) : []),
    ]
    switch (task.state) {
      case 'running':
        if (task.kind === 'look') return t('task.found', { count: done })
        return total === 0
          ? t('task.preparing')
          : [
              t('task.progress', { done, total }),
              ...(task.secondsLeft === undefined ? [] : [left(task.secondsLeft)]),
            ].join(' · ')
      case 'done':
        return [t('task.done', { count: files }), ...counts].join(' · ')
      case 'cancelled':
        return t('task.stopped')
      case 'failed':
        return words(task.error?.code ?? 'internal', task.error?.data ?? {})
    }
  }

  return {
    title: ({ kind, name }) => t(`task.${kind}`, { name }),
    state,
    failures: ({ failures }) =>
      failures.map((failure) => failureLine(failure, language)).join('\n'),
  }
}

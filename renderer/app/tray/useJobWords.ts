import { useTranslation } from 'react-i18next'
import { isErrorCode } from '../../../preload/contract/errors'
import type { Job } from '../../../preload/contract/job'
import { errorText } from '../../../preload/contract/text/errorText'
import { useLanguage } from '../../i18n/useLanguage'
import { percentText, stepTitle } from '../../ui/formats'
import { timeLeft } from '../../ui/timeLeft'

/** What is said of a job: its title, how it stands, and why it failed. */
export function useJobWords(): {
  readonly title: (job: Job) => string
  readonly state: (job: Job) => string
  readonly left: (seconds: number) => string
} {
  const { t } = useTranslation('jobs')
  const language = useLanguage()

  const title = (job: Job) => {
    const enabled = job.recipe.steps.filter((step) => step.enabled)
    const steps = enabled.map(({ step }) => stepTitle(step, language)).join(' › ')
    return job.inputs.length > 1 ? t('overPictures', { steps, count: job.inputs.length }) : steps
  }

  const left = (seconds: number) => {
    const time = timeLeft(seconds)
    switch (time.kind) {
      case 'moments':
        return t('left.moments')
      case 'seconds':
        return t('left.seconds', { seconds: time.seconds })
      case 'minutes':
        return t('left.minutes', { minutes: time.minutes })
      case 'hours':
        return t('left.hours', { hours: time.hours, minutes: time.minutes })
    }
  }

  const state = (job: Job) => {
    switch (job.state) {
      case 'queued':
        return t('state.queued')
      case 'running':
        if (job.progress === 0) return t('state.starting')
        return job.secondsLeft === undefined
          ? percentText(job.progress, language)
          : `${percentText(job.progress, language)} · ${left(job.secondsLeft)}`
      case 'done':
        return t('state.done', { count: job.outputs.length })
      case 'cancelled':
        return t('state.cancelled')
      case 'interrupted':
        return t('state.interrupted')
      case 'failed': {
        const { code = 'internal', data = {} } = job.error ?? {}
        return errorText(isErrorCode(code) ? code : 'internal', { reason: code, ...data }, language)
      }
    }
  }

  return { title, state, left }
}

import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'

type AdCopy = StepResult<'describe.adcopy'>

/** What of the copy came from the picture and what from the brief, in the interface's language. */
export function useCopyOrigins(result: AdCopy): {
  readonly picture: readonly string[]
  readonly brief: readonly string[]
} {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const fields: Readonly<Record<string, string>> = {
    product: t('brief.product'),
    brand: t('brief.brand'),
    audience: t('brief.audience'),
    offer: t('brief.offer'),
    features: t('brief.features'),
  }
  const fromPicture = (part: string): string => {
    const [kind, ...rest] = part.split(' ')
    const name = rest.join(' ')
    if (kind === 'label') {
      return result.labels.find(({ label }) => label === name)?.title[language] ?? name
    }
    return kind === 'caption' ? result.caption : part
  }
  return {
    picture: result.method.fromPicture
      // Colours are shown as such below.
      .filter((part) => !part.startsWith('colour '))
      .map(fromPicture),
    brief: result.method.fromBrief.map((part) => fields[part] ?? part),
  }
}

import { ToggleButton, ToggleButtonGroup } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../preload/contract/language'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../../ui/FieldRow'
import { type CopyLanguage, languagesFrom } from './copyRuns'

/** A language's own name for itself, as short as a button is. */
const shortNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' }

interface CopyLanguagesProps {
  readonly value: CopyLanguage
  readonly onChange: (value: CopyLanguage) => void
}

/** Which languages ad copy is written in: one, or both from the same brief. */
export function CopyLanguages({ value, onChange }: CopyLanguagesProps) {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const titleId = useId()
  return (
    <FieldRow title={t('languages.title')} titleId={titleId}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={value}
        aria-labelledby={titleId}
        onChange={(_, next: CopyLanguage | null) => next && onChange(next)}
      >
        {languagesFrom(language).map((one) => (
          <ToggleButton key={one} value={one} lang={one}>
            {shortNames[one]}
          </ToggleButton>
        ))}
        <ToggleButton value="both">{t('languages.both')}</ToggleButton>
      </ToggleButtonGroup>
    </FieldRow>
  )
}

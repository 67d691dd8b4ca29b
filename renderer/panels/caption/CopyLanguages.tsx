import { ToggleButton, ToggleButtonGroup } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../../ui/FieldRow'
import type { CopyLanguage } from './copyRuns'

interface CopyLanguagesProps {
  readonly value: CopyLanguage
  readonly onChange: (value: CopyLanguage) => void
}

/** Which languages ad copy is written in: one, or both from the same brief. */
export function CopyLanguages({ value, onChange }: CopyLanguagesProps) {
  const { t } = useTranslation('caption')
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
        <ToggleButton value="en" lang="en">
          English
        </ToggleButton>
        <ToggleButton value="zh-CN">中文</ToggleButton>
        <ToggleButton value="both">{t('languages.both')}</ToggleButton>
      </ToggleButtonGroup>
    </FieldRow>
  )
}

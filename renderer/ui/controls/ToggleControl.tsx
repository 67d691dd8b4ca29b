import { Switch } from '@mui/material'
import { useId } from 'react'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

export function ToggleControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const id = useId()
  const { meta } = parameter
  return (
    <FieldRow inline title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <Switch id={id} checked={value === true} onChange={(_, checked) => onChange(checked)} />
    </FieldRow>
  )
}

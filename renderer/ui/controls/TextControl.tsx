import { TextField } from '@mui/material'
import { useId } from 'react'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** A text, on one line or several. */
export function TextControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const id = useId()
  const { meta } = parameter
  return (
    <FieldRow title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <TextField
        id={id}
        fullWidth
        value={typeof value === 'string' ? value : ''}
        multiline={meta.control === 'multiline'}
        minRows={meta.control === 'multiline' ? 2 : 1}
        maxRows={8}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldRow>
  )
}

import { TextField } from '@mui/material'
import { useId } from 'react'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** A colour from the system's picker, which takes a typed value as well. */
export function ColourControl({ parameter, value, onChange }: ControlProps) {
  const language = useLanguage()
  const id = useId()
  const { meta, defaultValue } = parameter
  const colour = typeof value === 'string' ? value : String(defaultValue ?? '#ffffff')
  return (
    <FieldRow inline title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <TextField
        id={id}
        type="color"
        value={colour}
        onChange={(event) => onChange(event.target.value)}
        sx={{ width: 104 }}
        slotProps={{ htmlInput: { sx: { p: 0.5, cursor: 'pointer' } } }}
      />
    </FieldRow>
  )
}

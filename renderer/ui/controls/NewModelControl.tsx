import { TextField } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { longestModelName } from '../../../preload/contract/model'
import { useLanguage } from '../../i18n/useLanguage'
import { useNameForNewModel } from '../../state/modelNames'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** The name of a model that will be made; says what becomes of it where another has it already. */
export function NewModelControl({ parameter, definition, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const { meta } = parameter
  const name = typeof value === 'string' ? value : ''
  const free = useNameForNewModel(name, definition.id)
  return (
    <FieldRow title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <TextField
        id={id}
        fullWidth
        value={name}
        onChange={(event) => onChange(event.target.value)}
        helperText={
          free === name.trim() ? undefined : (
            <span role="status">{t('model.numbered', { name: name.trim(), free })}</span>
          )
        }
        slotProps={{ htmlInput: { maxLength: longestModelName } }}
      />
    </FieldRow>
  )
}

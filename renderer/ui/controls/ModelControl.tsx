import { MenuItem, Select } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useModels } from '../../state/modelStore'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

/** The models of the step's task; those that are not ready cannot be chosen. */
export function ModelControl({ parameter, definition, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const titleId = useId()
  const models = useModels((state) => state.models).filter(({ task }) => task === definition.model)
  return (
    <FieldRow title={parameter.meta.title[language]} titleId={titleId}>
      <Select
        fullWidth
        size="small"
        displayEmpty
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        labelId={titleId}
      >
        <MenuItem value="">{t('model.automatic')}</MenuItem>
        {models.map((model) => (
          <MenuItem key={model.id} value={model.id} disabled={model.state !== 'ready'}>
            {model.title[language]}
          </MenuItem>
        ))}
      </Select>
    </FieldRow>
  )
}

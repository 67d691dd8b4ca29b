import { Autocomplete, Chip, TextField } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import { parseNumber } from '../numberText'
import type { ControlProps } from './controlProps'

/** A list of texts or whole numbers; Enter adds one. */
export function ListControl({ parameter, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const { meta, kind } = parameter
  const items = Array.isArray(value) ? value.map(String) : []

  const change = (next: readonly string[]) => {
    if (kind === 'textList') return onChange(next.map((item) => item.trim()).filter(Boolean))
    const numbers = next.map((item) => parseNumber(item, { minimum: 0, integer: true }))
    onChange(numbers.filter((number) => number !== undefined))
  }

  return (
    <FieldRow title={meta.title[language]} help={meta.help?.[language]} controlId={id}>
      <Autocomplete
        id={id}
        multiple
        freeSolo
        size="small"
        options={[] as string[]}
        value={items}
        onChange={(_, next) => change(next)}
        renderValue={(chosen, getItemProps) =>
          chosen.map((item, index) => {
            const { key, ...itemProps } = getItemProps({ index })
            return <Chip key={key} label={item} size="small" {...itemProps} />
          })
        }
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            placeholder={items.length === 0 ? t('list.placeholder') : ''}
          />
        )}
      />
    </FieldRow>
  )
}

import { Box, MenuItem, Select, TextField } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DateFilter } from '../../state/libraryFilter'
import { FieldRow } from '../../ui/FieldRow'

interface DateFieldsProps {
  readonly date: DateFilter | undefined
  readonly onChange: (date: DateFilter | undefined) => void
}

const spans = [1, 7, 30, 365] as const

/** When a picture came in: the last days, or from one day to another. */
export function DateFields({ date, onChange }: DateFieldsProps) {
  const { t } = useTranslation('gallery')
  const id = useId()
  const choose = (value: string) => {
    if (value === 'any') onChange(undefined)
    else if (value === 'between') onChange({ kind: 'between', from: '', to: '' })
    else onChange({ kind: 'last', days: Number(value) })
  }
  const value = date === undefined ? 'any' : date.kind === 'last' ? String(date.days) : 'between'
  return (
    <>
      <FieldRow inline title={t('details.created')} titleId={id}>
        <Select
          value={value}
          labelId={id}
          onChange={({ target }) => choose(target.value)}
          sx={{ minWidth: 168 }}
        >
          <MenuItem value="any">{t('filter.anyTime')}</MenuItem>
          {spans.map((days) => (
            <MenuItem key={days} value={String(days)}>
              {days === 1 ? t('filter.today') : t('filter.lastDays', { count: days })}
            </MenuItem>
          ))}
          <MenuItem value="between">{t('filter.days')}</MenuItem>
        </Select>
      </FieldRow>
      {date?.kind === 'between' ? (
        <Box sx={{ display: 'flex', gap: 1 }}>
          {(['from', 'to'] as const).map((name) => (
            <TextField
              key={name}
              fullWidth
              type="date"
              label={t(`filter.${name}`)}
              value={date[name]}
              onChange={({ target }) => onChange({ ...date, [name]: target.value })}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ))}
        </Box>
      ) : null}
    </>
  )
}

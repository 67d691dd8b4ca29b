import { Box, Chip, MenuItem, Select, TextField } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { studio } from '../../state/studio'
import { FieldRow } from '../FieldRow'
import type { FieldsProps } from './fieldsProps'

const parts = ['name', 'label', 'seed', 'date', 'size', 'index'] as const

/** Names of several files, the texts beside them, and where they go. */
export function ManyFields({ form, change }: FieldsProps) {
  const { t } = useTranslation('export')
  const templateId = useId()
  const sidecarsId = useId()
  const placeId = useId()
  const existingId = useId()
  const canWriteFolders = studio().host.kind === 'electron'
  const add = (part: string) => {
    const { template } = form
    const gap = template === '' || /[-_ ]$/.test(template) ? '' : '-'
    change({ template: `${template}${gap}{${part}}` })
  }
  return (
    <>
      <FieldRow title={t('template.title')} help={t('template.help')} controlId={templateId}>
        <TextField
          id={templateId}
          fullWidth
          value={form.template}
          placeholder="{name}"
          onChange={(event) => change({ template: event.target.value.slice(0, 200) })}
          slotProps={{ htmlInput: { spellCheck: false } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.75 }}>
          {parts.map((part) => (
            <Chip
              key={part}
              size="small"
              label={t(`template.${part}`)}
              onClick={() => add(part)}
              disabled={form.template.includes(`{${part}}`)}
            />
          ))}
        </Box>
      </FieldRow>
      <FieldRow title={t('sidecars.title')} titleId={sidecarsId}>
        <Select
          fullWidth
          value={form.sidecars}
          onChange={(event) => change({ sidecars: event.target.value })}
          labelId={sidecarsId}
        >
          <MenuItem value="none">{t('sidecars.none')}</MenuItem>
          <MenuItem value="txt">{t('sidecars.txt')}</MenuItem>
          <MenuItem value="json">{t('sidecars.json')}</MenuItem>
        </Select>
      </FieldRow>
      {canWriteFolders ? (
        <FieldRow title={t('place.title')} titleId={placeId}>
          <Select
            fullWidth
            value={form.archive ? 'archive' : 'folder'}
            onChange={(event) => change({ archive: event.target.value === 'archive' })}
            labelId={placeId}
          >
            <MenuItem value="folder">{t('place.folder')}</MenuItem>
            <MenuItem value="archive">{t('place.archive')}</MenuItem>
          </Select>
        </FieldRow>
      ) : null}
      {canWriteFolders && !form.archive ? (
        <FieldRow title={t('existing.title')} titleId={existingId}>
          <Select
            fullWidth
            value={form.existing}
            onChange={(event) => change({ existing: event.target.value })}
            labelId={existingId}
          >
            <MenuItem value="number">{t('existing.number')}</MenuItem>
            <MenuItem value="skip">{t('existing.skip')}</MenuItem>
            <MenuItem value="replace">{t('existing.replace')}</MenuItem>
          </Select>
        </FieldRow>
      ) : null}
    </>
  )
}

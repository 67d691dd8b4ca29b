import { MenuItem, Select } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../FieldRow'
import { SliderField } from '../SliderField'
import { withDepth, withQuality } from './exportForm'
import type { FieldsProps } from './fieldsProps'

/** Format, and what each format asks for: quality or depth. */
export function FormatFields({ form, change, isDeep }: FieldsProps & { readonly isDeep: boolean }) {
  const { t } = useTranslation(['export', 'gallery'])
  const formatId = useId()
  const depthId = useId()
  return (
    <>
      <FieldRow title={t('gallery:saveAs.format')} titleId={formatId}>
        <Select
          fullWidth
          value={form.format}
          onChange={(event) => change({ format: event.target.value })}
          labelId={formatId}
        >
          <MenuItem value="png">{t('gallery:saveAs.png')}</MenuItem>
          <MenuItem value="jpeg">{t('gallery:saveAs.jpeg')}</MenuItem>
          <MenuItem value="webp">{t('gallery:saveAs.webp')}</MenuItem>
          <MenuItem value="avif">{t('gallery:saveAs.avif')}</MenuItem>
          <MenuItem value="tiff">{t('gallery:saveAs.tiff')}</MenuItem>
        </Select>
      </FieldRow>
      {withQuality.includes(form.format) ? (
        <SliderField
          title={t('gallery:saveAs.quality')}
          value={form.quality}
          initial={92}
          minimum={1}
          maximum={100}
          step={1}
          integer
          onChange={(quality) => change({ quality })}
        />
      ) : null}
      {isDeep && withDepth.includes(form.format) ? (
        <FieldRow title={t('depth.title')} titleId={depthId}>
          <Select
            fullWidth
            value={form.bitDepth}
            onChange={(event) => change({ bitDepth: event.target.value === 8 ? 8 : 16 })}
            labelId={depthId}
          >
            <MenuItem value={16}>{t('depth.deep')}</MenuItem>
            <MenuItem value={8}>{t('depth.plain')}</MenuItem>
          </Select>
        </FieldRow>
      ) : null}
    </>
  )
}

import {
  Autocomplete,
  Checkbox,
  Chip,
  FormControlLabel,
  MenuItem,
  Select,
  Stack,
  TextField,
  Typography,
} from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { maximumSide } from '../../../preload/contract/pixels/pictureLimits'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import { countText } from '../formats'
import { NumberField } from '../NumberField'
import { parseNumber } from '../numberText'
import { smallerThanSizes } from './exportForm'
import type { FieldsProps } from './fieldsProps'

const limits = { minimum: 1, maximum: maximumSide, integer: true } as const
const largestCount = 8

/** The size that pictures are fitted into, or, for a shop, the sizes that each is written in. */
export function SizeFields({
  form,
  change,
  assets,
}: FieldsProps & { readonly assets: readonly Asset[] }) {
  const { t } = useTranslation('export')
  const sizingId = useId()
  const sizesId = useId()
  const language = useLanguage()
  const smaller = smallerThanSizes(form, assets)
  const enlarge = (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={form.enlarge}
          onChange={(event) => change({ enlarge: event.target.checked })}
        />
      }
      label={t('size.enlarge')}
    />
  )
  if (form.purpose === 'shop') {
    const takeSizes = (texts: readonly string[]) => {
      const sides = texts
        .map((text) => parseNumber(text, limits))
        .filter((side) => side !== undefined)
      const sizes = [...new Set(sides)].sort((left, right) => right - left)
      if (sizes.length > 0) change({ sizes: sizes.slice(0, largestCount) })
    }
    return (
      <FieldRow title={t('size.several')} help={t('size.severalHelp')} controlId={sizesId}>
        <Autocomplete
          id={sizesId}
          multiple
          freeSolo
          disableClearable
          size="small"
          options={[] as string[]}
          value={form.sizes.map(String)}
          onChange={(_, texts) => takeSizes(texts)}
          renderValue={(chosen, getItemProps) =>
            chosen.map((item, index) => {
              const { key, ...itemProps } = getItemProps({ index })
              return <Chip key={key} label={item} size="small" {...itemProps} />
            })
          }
          renderInput={(parameters) => <TextField {...parameters} />}
        />
        {enlarge}
        {smaller > 0 ? (
          <Typography variant="caption" color="textSecondary" component="p">
            {assets.length === 1
              ? t('size.smallerOne', { size: countText(Math.max(...form.sizes), language) })
              : t('size.smaller', {
                  count: smaller,
                  size: countText(Math.max(...form.sizes), language),
                })}
          </Typography>
        ) : null}
      </FieldRow>
    )
  }
  return (
    <FieldRow title={t('size.title')} titleId={sizingId}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Select
          value={form.sizing}
          onChange={(event) => change({ sizing: event.target.value })}
          labelId={sizingId}
          sx={{ flex: 1, minWidth: 0 }}
        >
          <MenuItem value="original">{t('size.original')}</MenuItem>
          <MenuItem value="longSide">{t('size.longSide')}</MenuItem>
          <MenuItem value="box">{t('size.box')}</MenuItem>
        </Select>
        {form.sizing === 'longSide' ? (
          <NumberField
            label={t('size.longSide')}
            value={form.longSide}
            unit="px"
            width={104}
            onChange={(longSide) => longSide !== undefined && change({ longSide })}
            {...limits}
          />
        ) : null}
        {form.sizing === 'box' ? (
          <>
            <NumberField
              label={t('size.width')}
              value={form.width}
              width={76}
              onChange={(width) => width !== undefined && change({ width })}
              {...limits}
            />
            <span aria-hidden>×</span>
            <NumberField
              label={t('size.height')}
              value={form.height}
              width={76}
              onChange={(height) => height !== undefined && change({ height })}
              {...limits}
            />
          </>
        ) : null}
      </Stack>
      {form.sizing === 'original' ? null : enlarge}
    </FieldRow>
  )
}

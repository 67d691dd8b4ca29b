import ImageSearchIcon from '@mui/icons-material/ImageSearch'
import { Box, Button } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import { useLanguage } from '../../i18n/useLanguage'
import { AssetPickerDialog } from '../AssetPickerDialog'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'

function assetOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('asset' in value)) return undefined
  return typeof value.asset === 'string' ? value.asset : undefined
}

/** A picture of the library. */
export function ImageControl({ parameter, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const [picking, setPicking] = useState(false)
  const asset = assetOf(value)
  const title = parameter.meta.title[language]
  return (
    <FieldRow title={title} help={parameter.meta.help?.[language]}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.5 }}>
        {asset ? (
          <Box
            component="img"
            src={assetUrl(asset, 'thumbnail')}
            alt={title}
            sx={{
              width: 72,
              height: 72,
              objectFit: 'cover',
              borderRadius: 1,
              bgcolor: 'surface.raised',
            }}
          />
        ) : null}
        <Button variant="outlined" startIcon={<ImageSearchIcon />} onClick={() => setPicking(true)}>
          {asset ? t('picker.change') : t('picker.choose')}
        </Button>
      </Box>
      <AssetPickerDialog
        open={picking}
        title={title}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          setPicking(false)
          onChange({ asset: picked.id })
        }}
      />
    </FieldRow>
  )
}

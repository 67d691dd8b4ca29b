import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../../state/documentStore'
import { shownAsset } from '../shownAsset'
import type { StudioCanvas } from '../studioCanvas'
import { CompareControl } from './CompareControl'
import { ZoomControl } from './ZoomControl'

/** Below the canvas: the picture's size, comparing, and zoom. */
export function StatusBar({ canvas }: { canvas: StudioCanvas }) {
  const { t } = useTranslation('canvas')
  const { width, height } = useDocument(shownAsset) ?? {}
  return (
    <Box
      sx={{
        flex: 'none',
        minHeight: 40,
        px: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        bgcolor: 'surface.panel',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography
        variant="body2"
        noWrap
        sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', minWidth: 0, flex: 1 }}
      >
        {width && height ? t('status.size', { width, height }) : null}
        {width && height && width * height >= 1_000_000
          ? ` · ${t('status.megapixels', { value: (width * height) / 1e6 })}`
          : null}
      </Typography>
      <CompareControl />
      <ZoomControl canvas={canvas} />
    </Box>
  )
}

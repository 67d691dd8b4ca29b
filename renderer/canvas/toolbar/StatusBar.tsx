import { Box, Typography } from '@mui/material'
import { useLanguage } from '../../i18n/useLanguage'
import { useDocument } from '../../state/documentStore'
import { pixelsText, sizeText } from '../../ui/formats'
import { atWindowFoot } from '../../ui/windowFoot'
import { shownAsset } from '../shownAsset'
import type { StudioCanvas } from '../studioCanvas'
import { CompareControl } from './CompareControl'
import { TileControl } from './TileControl'
import { ZoomControl } from './ZoomControl'

/** Below the canvas: the picture's size, comparing, and zoom. */
export function StatusBar({ canvas }: { canvas: StudioCanvas }) {
  const language = useLanguage()
  const { width, height } = useDocument(shownAsset) ?? {}
  return (
    <Box
      ref={atWindowFoot}
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
        {width && height ? sizeText(width, height) : null}
        {width && height && width * height >= 1_000_000
          ? ` · ${pixelsText(width * height, language)}`
          : null}
      </Typography>
      <TileControl />
      <CompareControl />
      <ZoomControl canvas={canvas} />
    </Box>
  )
}

import TilesIcon from '@mui/icons-material/GridOnOutlined'
import { ToggleButton, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../../state/documentStore'

/** Lays the picture beside itself, as a texture is on a wall, and back. */
export function TileControl() {
  const { t } = useTranslation('canvas')
  const tiled = useDocument((state) => state.tiled)
  return (
    <Tooltip title={t('tiles.show')}>
      <ToggleButton
        value="tiles"
        selected={tiled}
        aria-label={t('tiles.show')}
        onClick={() => useDocument.getState().setTiled(!tiled)}
        sx={{ width: 32, p: 0, border: 0 }}
      >
        <TilesIcon />
      </ToggleButton>
    </Tooltip>
  )
}

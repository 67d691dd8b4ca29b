import AddIcon from '@mui/icons-material/Add'
import FitScreenOutlinedIcon from '@mui/icons-material/FitScreenOutlined'
import RemoveIcon from '@mui/icons-material/Remove'
import { Box, Button, IconButton, Menu, MenuItem, Tooltip } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { StudioCanvas } from '../studioCanvas'

const offered = [0.25, 0.5, 1, 2, 4, 8] as const

/** Zoom with its value; the value opens a choice of others. */
export function ZoomControl({ canvas }: { canvas: StudioCanvas }) {
  const { t } = useTranslation('canvas')
  const [anchor, setAnchor] = useState<HTMLElement>()
  const zoom = useStore(canvas.view.state, (state) => state.viewport.scale * state.pixelRatio)
  const close = () => setAnchor(undefined)
  const choose = (action: () => void) => () => {
    action()
    close()
  }
  return (
    <Box role="group" aria-label={t('zoom.label')} sx={{ display: 'flex', alignItems: 'center' }}>
      <Tooltip title={`${t('zoom.out')} (Ctrl+-)`}>
        <IconButton aria-label={t('zoom.out')} onClick={() => canvas.view.zoomStep(-1)}>
          <RemoveIcon />
        </IconButton>
      </Tooltip>
      <Button
        color="secondary"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={t('zoom.value', { value: zoom })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 56, px: 0.5, fontVariantNumeric: 'tabular-nums' }}
      >
        {t('options.percent', { value: zoom })}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        <MenuItem onClick={choose(() => canvas.view.fit())}>{t('zoom.fit')}</MenuItem>
        {offered.map((value) => (
          <MenuItem key={value} onClick={choose(() => canvas.view.zoomTo(value))}>
            {t('options.percent', { value })}
          </MenuItem>
        ))}
      </Menu>
      <Tooltip title={`${t('zoom.in')} (Ctrl+=)`}>
        <IconButton aria-label={t('zoom.in')} onClick={() => canvas.view.zoomStep(1)}>
          <AddIcon />
        </IconButton>
      </Tooltip>
      <Tooltip title={`${t('zoom.fit')} (Ctrl+0)`}>
        <IconButton aria-label={t('zoom.fit')} onClick={() => canvas.view.fit()}>
          <FitScreenOutlinedIcon />
        </IconButton>
      </Tooltip>
    </Box>
  )
}

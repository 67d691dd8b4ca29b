import CloseIcon from '@mui/icons-material/Close'
import { IconButton, Paper, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../../state/documentStore'
import { LabelledSlider } from './LabelledSlider'

/** Names the heat map that lies over the picture, with its strength. */
export function OverlayBar() {
  const { t } = useTranslation('canvas')
  const overlay = useDocument((state) => state.overlay)
  const opacity = useDocument((state) => state.overlayOpacity)
  if (!overlay) return null
  const { setOverlay, setOverlayOpacity } = useDocument.getState()
  return (
    <Paper
      elevation={3}
      role="group"
      aria-label={t('overlay.label')}
      sx={{
        position: 'absolute',
        top: 12,
        left: '50%',
        transform: 'translateX(-50%)',
        maxWidth: 'calc(100% - 24px)',
        pl: 1.5,
        pr: 0.5,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
      }}
    >
      <Typography variant="body2" noWrap sx={{ minWidth: 0 }}>
        {overlay.title}
      </Typography>
      <LabelledSlider
        label={t('overlay.opacity')}
        value={opacity}
        minimum={0}
        maximum={1}
        step={0.05}
        initial={0.6}
        text={t('options.percent', { value: opacity })}
        onChange={setOverlayOpacity}
        width={80}
      />
      <Tooltip title={t('overlay.close')}>
        <IconButton aria-label={t('overlay.close')} onClick={() => setOverlay(undefined)}>
          <CloseIcon />
        </IconButton>
      </Tooltip>
    </Paper>
  )
}

import { LinearProgress, Paper, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { usePictureLoad } from '../../state/pictureLoadStore'
import { useLasting } from '../../ui/useLasting'

/** Over the canvas while a large picture's own pixels are being read: what is seen till then is smaller, or nothing. */
export function OpeningBar() {
  const { t } = useTranslation('canvas')
  const reading = usePictureLoad((state) => state.reading)
  const lasting = useLasting(reading !== undefined)
  if (!lasting || reading === undefined) return null
  const title = t('picture.opening', { name: reading })
  return (
    <Paper
      elevation={3}
      sx={{
        position: 'absolute',
        // What waits for an answer stands below: in a narrow window it would lie over this.
        top: 12,
        left: 12,
        maxWidth: 'min(320px, calc(100% - 24px))',
        overflow: 'hidden',
        pointerEvents: 'none',
      }}
    >
      <Typography variant="body2" role="status" noWrap sx={{ px: 1.5, py: 0.75 }}>
        {title}
      </Typography>
      <LinearProgress aria-label={title} />
    </Paper>
  )
}

import { Paper } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { MaskWorkStatus, useLongMaskWork } from './MaskWorkStatus'

/** Over the canvas while the mask as a whole is worked on. */
export function MaskWorkBar() {
  const { t } = useTranslation('canvas')
  if (!useLongMaskWork()) return null
  return (
    <Paper
      elevation={3}
      role="group"
      aria-label={t('maskWork.label')}
      sx={{
        // A menu that is open over the window says the same.
        '[aria-hidden="true"] &': { display: 'none' },
        position: 'absolute',
        top: 12,
        left: '50%',
        transform: 'translateX(-50%)',
        width: 'max-content',
        maxWidth: 'calc(100% - 24px)',
        pl: 1.5,
        pr: 0.5,
        py: 0.5,
      }}
    >
      <MaskWorkStatus />
    </Paper>
  )
}

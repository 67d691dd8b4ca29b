import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'

interface RunningLineProps {
  readonly title: string
  /** How far it is, in words. */
  readonly state: string
  /** 0..1; 0 says that it is not known. */
  readonly progress: number
  readonly onCancel: () => void
}

/** What the closed tray shows of the work that runs. */
export function RunningLine({ title, state, progress, onCancel }: RunningLineProps) {
  const { t } = useTranslation('jobs')
  return (
    <>
      <Typography variant="body2" noWrap sx={{ maxWidth: '32%' }}>
        {title}
      </Typography>
      <LinearProgress
        variant={progress > 0 ? 'determinate' : 'indeterminate'}
        value={progress * 100}
        aria-label={title}
        sx={{ width: 160, borderRadius: 2, flex: 'none' }}
      />
      <Typography
        variant="caption"
        color="textSecondary"
        noWrap
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {state}
      </Typography>
      <Tooltip title={t('cancel')}>
        <IconButton
          aria-label={t('cancel')}
          onClick={onCancel}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          <StopIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </>
  )
}

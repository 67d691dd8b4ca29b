import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { Alert, Box, Button, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../preload/contract/job'
import { useJobWords } from '../app/tray/useJobWords'
import { jobDetails } from '../state/jobList'
import { useJobs } from '../state/jobStore'
import { studio } from '../state/studio'
import { showError } from './notices'

/** How a panel's job stands, beside the button that started it: progress with cancel, or why it failed. */
export function JobStatus({ job }: { readonly job: Job | undefined }) {
  const { t } = useTranslation('jobs')
  const words = useJobWords()
  if (job?.state === 'failed') {
    return (
      <Alert
        severity="error"
        variant="outlined"
        sx={{ py: 0, '& .MuiAlert-message': { fontSize: '0.8125rem' } }}
        action={
          <Button
            color="inherit"
            sx={{ minHeight: 28 }}
            onClick={() => void studio().host.copyText(jobDetails(job)).catch(showError)}
          >
            {t('copyDetails')}
          </Button>
        }
      >
        {words.state(job)}
      </Alert>
    )
  }
  if (job?.state !== 'running' && job?.state !== 'queued') return null
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <LinearProgress
          variant={job.progress > 0 ? 'determinate' : 'indeterminate'}
          value={job.progress * 100}
          aria-label={words.title(job)}
          sx={{ borderRadius: 2 }}
        />
        <Typography
          variant="caption"
          color="textSecondary"
          noWrap
          sx={{ display: 'block', mt: 0.25 }}
        >
          {words.state(job)}
        </Typography>
      </Box>
      <Tooltip title={t('cancel')}>
        <IconButton
          aria-label={t('cancel')}
          onClick={() => void useJobs.getState().cancel(job.id).catch(showError)}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          <StopIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </Box>
  )
}

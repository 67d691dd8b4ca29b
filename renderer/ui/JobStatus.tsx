import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { Alert, Box, Button, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../preload/contract/job'
import { useJobWords } from '../app/tray/useJobWords'
import { isFinished, jobDetails } from '../state/jobList'
import { useJobs } from '../state/jobStore'
import { studio } from '../state/studio'
import { showError } from './notices'

interface JobStatusProps {
  readonly job: Job | undefined
  /** Jobs that belong to the same run and are cancelled with it. */
  readonly others?: readonly Job[]
}

/** How a panel's job stands, beside the button that started it: progress with cancel, or why it failed. */
export function JobStatus({ job, others = [] }: JobStatusProps) {
  const { t } = useTranslation('jobs')
  const words = useJobWords()
  const cancel = async () => {
    const going = [job, ...others].flatMap((one) => (one && !isFinished(one) ? [one.id] : []))
    // The last first, so that none of them starts in between.
    for (const id of [...new Set(going)].reverse()) await useJobs.getState().cancel(id)
  }
  if (job?.state === 'failed') {
    return (
      <Alert
        severity="error"
        variant="outlined"
        // Names of files have no place to break at, and beside the button there is little room for words.
        sx={{
          py: 0,
          '& .MuiAlert-message': { fontSize: '0.8125rem', overflowWrap: 'anywhere', minWidth: 0 },
        }}
      >
        {words.state(job)}
        <Button
          color="inherit"
          size="small"
          sx={{ display: 'block', ml: -0.75, mt: 0.5 }}
          onClick={() => void studio().host.copyText(jobDetails(job)).catch(showError)}
        >
          {t('copyDetails')}
        </Button>
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
          onClick={() => void cancel().catch(showError)}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          <StopIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </Box>
  )
}

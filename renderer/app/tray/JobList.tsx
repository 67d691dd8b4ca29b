import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { trayOrder } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { JobRow } from './JobRow'

/** Every job: what runs, what waits, what has ended. */
export function JobList() {
  const { t } = useTranslation('jobs')
  const jobs = useJobs((state) => state.jobs)
  if (jobs.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
        {t('empty')}
      </Typography>
    )
  }
  return (
    <Box component="ul" aria-label={t('title')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {trayOrder(jobs).map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
    </Box>
  )
}

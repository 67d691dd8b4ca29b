import { Box, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { trayOrder } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { useTasks } from '../../state/taskStore'
import { JobRow } from './JobRow'
import { TaskRow } from './TaskRow'

/** Every job: what runs, what waits, what has ended. */
export function JobList() {
  const { t } = useTranslation('jobs')
  const jobs = useJobs((state) => state.jobs)
  const tasks = useTasks((state) => state.tasks)
  if (jobs.length === 0 && tasks.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
        {t('empty')}
      </Typography>
    )
  }
  return (
    <Box component="ul" aria-label={t('title')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
      {trayOrder(jobs).map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
    </Box>
  )
}

import ClearAllIcon from '@mui/icons-material/ClearAll'
import ExpandLessIcon from '@mui/icons-material/ExpandLess'
import BellIcon from '@mui/icons-material/NotificationsNoneOutlined'
import { Box, Button, ButtonBase, Chip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../../actions/manager/commandManager'
import { foremostJob, isFinished } from '../../state/jobList'
import { useJobs } from '../../state/jobStore'
import { useLayout } from '../../state/layoutStore'
import { isOver, useTasks } from '../../state/taskStore'
import { atWindowFoot } from '../../ui/windowFoot'
import { Splitter } from '../layout/Splitter'
import { EndAnnouncer } from './EndAnnouncer'
import { JobList } from './JobList'
import { RunningLine } from './RunningLine'
import { TaskLine } from './TaskLine'
import { useJobWords } from './useJobWords'

/** The foot of the window: what runs now on one line, and behind it every job. */
export function JobTray() {
  const { t } = useTranslation('jobs')
  const words = useJobWords()
  const jobs = useJobs((state) => state.jobs)
  const open = useLayout((state) => state.trayOpen)
  const toggle = useLayout((state) => state.toggle)
  const height = useLayout((state) => state.sizes.tray)
  const [asked, setAsked] = useState(
    () => typeof Notification === 'undefined' || Notification.permission !== 'default',
  )
  const tasksOver = useTasks((state) => state.tasks.some(isOver))
  const running = foremostJob(jobs)
  const count = (state: string) => jobs.filter((job) => job.state === state).length
  const queued = count('queued')
  const failed = count('failed')
  const interrupted = count('interrupted')

  return (
    <Box
      component="section"
      ref={atWindowFoot}
      aria-label={t('title')}
      sx={{ flex: 'none', bgcolor: 'surface.panel' }}
    >
      {open ? <Splitter side="tray" label={t('size')} grows="up" /> : null}
      <Box
        sx={{
          height: 36,
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 1,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <ButtonBase
          aria-expanded={open}
          onClick={() => toggle('trayOpen')}
          sx={{
            px: 0.75,
            height: 28,
            borderRadius: 1,
            gap: 0.5,
            '&:hover': { bgcolor: 'surface.hover' },
          }}
        >
          <ExpandLessIcon
            sx={{
              fontSize: 18,
              transform: open ? 'rotate(180deg)' : 'none',
              transition: 'transform 120ms',
            }}
          />
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {t('title')}
          </Typography>
        </ButtonBase>
        {running ? (
          <RunningLine
            title={words.title(running)}
            state={words.state(running)}
            progress={running.progress}
            onCancel={() => runCommand('jobs.cancel')}
          />
        ) : (
          <TaskLine idle={t('idle')} />
        )}
        {queued > 0 ? <Chip label={t('waiting', { count: queued })} /> : null}
        {interrupted > 0 ? (
          <Chip
            clickable
            color="warning"
            variant="outlined"
            label={t('interrupted', { count: interrupted })}
            onClick={() => toggle('trayOpen', true)}
          />
        ) : null}
        {failed > 0 ? (
          <Chip
            clickable
            color="error"
            variant="outlined"
            label={t('failed', { count: failed })}
            onClick={() => toggle('trayOpen', true)}
          />
        ) : null}
        <Box sx={{ flex: 1 }} />
        {open && !asked ? (
          <Button
            color="secondary"
            startIcon={<BellIcon />}
            onClick={() => void Notification.requestPermission().then(() => setAsked(true))}
            sx={{ minHeight: 28 }}
          >
            {t('notify')}
          </Button>
        ) : null}
        {open && (jobs.some(isFinished) || tasksOver) ? (
          <Button
            color="secondary"
            startIcon={<ClearAllIcon />}
            onClick={() => runCommand('jobs.clear')}
            sx={{ minHeight: 28 }}
          >
            {t('clear')}
          </Button>
        ) : null}
      </Box>
      {open ? (
        <Box sx={{ height, overflowY: 'auto', borderTop: 1, borderColor: 'divider' }}>
          <JobList />
        </Box>
      ) : null}
      <EndAnnouncer />
    </Box>
  )
}

import CancelledIcon from '@mui/icons-material/BlockOutlined'
import DoneIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import CloseIcon from '@mui/icons-material/Close'
import FailedIcon from '@mui/icons-material/ErrorOutlineOutlined'
import RunningIcon from '@mui/icons-material/PlayArrow'
import { Box, Button, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../preload/contract/task'
import { isOver, useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { useTaskWords } from './useTaskWords'

const icons: Readonly<Record<Task['state'], ReactNode>> = {
  running: <RunningIcon color="primary" />,
  done: <DoneIcon color="success" />,
  failed: <FailedIcon color="error" />,
  cancelled: <CancelledIcon sx={{ color: 'text.secondary' }} />,
}

/** One export or folder run: how far it is, what it has done, and what it could not do. */
export function TaskRow({ task }: { readonly task: Task }) {
  const { t } = useTranslation('jobs')
  const words = useTaskWords()
  const [open, setOpen] = useState(false)
  const { cancel, clear } = useTasks.getState()
  const title = words.title(task)
  const over = isOver(task)
  const label = over ? t('forget') : t('cancel')
  const end = () => (over ? clear([task.id]) : cancel(task.id))
  return (
    <Box
      component="li"
      sx={{
        px: 1.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: 'surface.hover' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: 40 }}>
        {icons[task.state]}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" noWrap>
            {title}
          </Typography>
          <Typography
            variant="caption"
            color={task.state === 'failed' ? 'error' : 'textSecondary'}
            sx={{ display: 'block', overflowWrap: 'anywhere' }}
          >
            {words.state(task)}
          </Typography>
          {over ? null : (
            <LinearProgress
              variant={task.total > 0 && task.done > 0 ? 'determinate' : 'indeterminate'}
              value={(task.done / Math.max(1, task.total)) * 100}
              aria-label={title}
              sx={{ my: 0.5, borderRadius: 2 }}
            />
          )}
        </Box>
        {task.failed > 0 ? (
          <Button color="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('task.details')}
          </Button>
        ) : null}
        <Tooltip title={label}>
          <IconButton
            aria-label={`${label}: ${title}`}
            onClick={() => void end().catch(showError)}
            sx={{ minWidth: 28, minHeight: 28 }}
          >
            <CloseIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Tooltip>
      </Box>
      {open ? (
        <Typography variant="caption" component="p" sx={{ whiteSpace: 'pre-line', pl: 4, pb: 0.5 }}>
          {words.failures(task)}
        </Typography>
      ) : null}
    </Box>
  )
}

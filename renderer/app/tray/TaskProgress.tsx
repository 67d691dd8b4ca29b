import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { Box, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../preload/contract/task'
import { taskProgress, useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { useTaskWords } from './useTaskWords'

/** How far a task is, beside what started it, with a way out. */
export function TaskProgress({ task }: { readonly task: Task }) {
  const { t } = useTranslation('jobs')
  const words = useTaskWords()
  const progress = taskProgress(task)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <LinearProgress
          variant={progress > 0 ? 'determinate' : 'indeterminate'}
          value={progress * 100}
          aria-label={words.title(task)}
          sx={{ borderRadius: 2 }}
        />
        <Typography variant="caption" color="textSecondary" component="p" noWrap>
          {words.state(task)}
        </Typography>
      </Box>
      <Tooltip title={t('cancel')}>
        <IconButton
          aria-label={`${t('cancel')}: ${words.title(task)}`}
          onClick={() => void useTasks.getState().cancel(task.id).catch(showError)}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          <StopIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </Box>
  )
}

import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { Box, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../preload/contract/task'
import { useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { useTaskWords } from './useTaskWords'

/** How far the search through a folder is, with a way out of a large one. */
export function FolderSearch({ task }: { readonly task: Task }) {
  const { t } = useTranslation('jobs')
  const words = useTaskWords()
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <LinearProgress aria-label={words.title(task)} sx={{ borderRadius: 2 }} />
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

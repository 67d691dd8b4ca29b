import StopIcon from '@mui/icons-material/StopCircleOutlined'
import { IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { isOver, useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { useTaskWords } from './useTaskWords'

/** The export or folder run under way, on the tray's line; `idle` where there is none. */
export function TaskLine({ idle }: { readonly idle: string }) {
  const { t } = useTranslation('jobs')
  const words = useTaskWords()
  const task = useTasks((state) => state.tasks.find((one) => !isOver(one)))
  if (!task) {
    return (
      <Typography variant="body2" color="textSecondary" noWrap>
        {idle}
      </Typography>
    )
  }
  return (
    <>
      <Typography variant="body2" noWrap sx={{ maxWidth: '32%' }}>
        {words.title(task)}
      </Typography>
      <LinearProgress
        variant={task.done > 0 ? 'determinate' : 'indeterminate'}
        value={(task.done / Math.max(1, task.total)) * 100}
        aria-label={words.title(task)}
        sx={{ width: 160, borderRadius: 2, flex: 'none' }}
      />
      <Typography
        variant="caption"
        color="textSecondary"
        noWrap
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {words.state(task)}
      </Typography>
      <Tooltip title={t('cancel')}>
        <IconButton
          aria-label={t('cancel')}
          onClick={() => void useTasks.getState().cancel(task.id).catch(showError)}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          <StopIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
    </>
  )
}

import { Typography } from '@mui/material'
import { isOver, taskProgress, useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { RunningLine } from './RunningLine'
import { useTaskWords } from './useTaskWords'

/** The export, folder run, search or import under way, on the tray's line; `idle` where there is none. */
export function TaskLine({ idle }: { readonly idle: string }) {
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
    <RunningLine
      title={words.title(task)}
      state={words.state(task)}
      progress={taskProgress(task)}
      onCancel={() => void useTasks.getState().cancel(task.id).catch(showError)}
    />
  )
}

import CancelledIcon from '@mui/icons-material/BlockOutlined'
import DoneIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import CloseIcon from '@mui/icons-material/Close'
import FailedIcon from '@mui/icons-material/ErrorOutlineOutlined'
import RunningIcon from '@mui/icons-material/PlayArrow'
import { Button, Typography } from '@mui/material'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../preload/contract/task'
import { studio } from '../../state/studio'
import { isOver, taskProgress, useTasks } from '../../state/taskStore'
import { showError } from '../../ui/notices'
import { TrayButton, TrayRow } from './TrayRow'
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
  return (
    <TrayRow
      icon={icons[task.state]}
      title={title}
      state={words.state(task)}
      failed={task.state === 'failed'}
      progress={over ? undefined : taskProgress(task)}
      details={
        open ? (
          <Typography
            variant="caption"
            component="p"
            sx={{ whiteSpace: 'pre-line', pl: 4, pb: 0.5 }}
          >
            {words.failures(task)}
          </Typography>
        ) : null
      }
    >
      {task.failed > 0 ? (
        <Button color="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('task.details')}
        </Button>
      ) : null}
      {task.failed > 0 || task.state === 'failed' ? (
        <Button
          color="secondary"
          onClick={() =>
            void studio()
              .host.copyText(
                [`${title}: ${words.state(task)}`, words.failures(task)].join('\n').trim(),
              )
              .catch(showError)
          }
        >
          {t('copyDetails')}
        </Button>
      ) : null}
      <TrayButton
        label={over ? t('forget') : t('cancel')}
        title={title}
        icon={<CloseIcon sx={{ fontSize: 18 }} />}
        run={() => (over ? clear([task.id]) : cancel(task.id))}
      />
    </TrayRow>
  )
}

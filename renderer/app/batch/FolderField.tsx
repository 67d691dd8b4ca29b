import FolderIcon from '@mui/icons-material/FolderOpenOutlined'
import { Button, Typography } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../preload/contract/api'
import { leftOutText } from '../../../preload/contract/text/leftOutText'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { useTasks } from '../../state/taskStore'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { TaskProgress } from '../tray/TaskProgress'

interface FolderFieldProps {
  readonly title: string
  readonly help?: string
  readonly text: string
  readonly chosen: ChosenFolder | undefined
  /** Whether it is searched for pictures. */
  readonly searched?: boolean
  readonly onChoose: (folder: ChosenFolder) => void
}

/** A folder of the disk to choose; while it is searched, how far that is, and what was passed over. */
export function FolderField(props: FolderFieldProps) {
  const { title, help, text, chosen, searched = false, onChoose } = props
  const { t } = useTranslation('batch')
  const id = useId()
  const language = useLanguage()
  const [search, setSearch] = useState<string>()
  const task = useTasks((state) => state.tasks.find((one) => one.id === search))
  const placeholder = t('folder.choose')
  const leftOut = chosen && leftOutText(chosen.leftOut, language)

  const choose = async () => {
    const own = searched ? crypto.randomUUID() : undefined
    setSearch(own)
    try {
      const folder = await studio().host.chooseFolder?.(own)
      if (folder) onChoose(folder)
    } catch (error) {
      showError(error)
    } finally {
      setSearch(undefined)
    }
  }
  return (
    <FieldRow title={title} help={help} titleId={id}>
      <Button
        fullWidth
        variant="outlined"
        color="secondary"
        startIcon={<FolderIcon />}
        disabled={search !== undefined}
        onClick={() => void choose()}
        aria-label={`${title}: ${text || placeholder}`}
        sx={{ justifyContent: 'flex-start', textAlign: 'left' }}
      >
        <Typography variant="body2" noWrap>
          {text || placeholder}
        </Typography>
      </Button>
      {task ? <TaskProgress task={task} /> : null}
      {leftOut ? (
        <Typography variant="caption" color="warning" component="p" role="status" sx={{ mt: 0.5 }}>
          {leftOut}
        </Typography>
      ) : null}
    </FieldRow>
  )
}

import AddIcon from '@mui/icons-material/CreateNewFolderOutlined'
import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import PauseIcon from '@mui/icons-material/PauseOutlined'
import ResumeIcon from '@mui/icons-material/PlayArrow'
import { Box, Button, IconButton, Stack, Tooltip, Typography } from '@mui/material'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureLine } from '../../../preload/contract/text/failureLine'
import { leftOutText } from '../../../preload/contract/text/leftOutText'
import type { WatchedFolder } from '../../../preload/contract/watchedFolder'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { useTasks } from '../../state/taskStore'
import { followWatch, useWatch } from '../../state/watchStore'
import { showError } from '../../ui/notices'
import { TaskProgress } from '../tray/TaskProgress'

/** Folders whose new pictures come into the library by themselves. */
export function WatchedFolders() {
  const { t } = useTranslation('settings')
  const folders = useWatch((state) => state.folders)
  const { chooseWatchedFolder } = studio().host
  const search = useTasks((state) => state.tasks.find(({ kind }) => kind === 'look'))
  useEffect(followWatch, [])
  // The button that had the focus goes with its row: without a new place the keyboard is lost.
  const section = useRef<HTMLDivElement>(null)
  return (
    <Stack ref={section} tabIndex={-1} spacing={1} sx={{ outline: 'none' }}>
      <Typography variant="body2" color="textSecondary">
        {t('watch.text')}
      </Typography>
      {folders.length > 0 ? (
        <Box component="ul" aria-label={t('watch.title')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {folders.map((folder) => (
            <FolderRow key={folder.id} folder={folder} onRemove={() => section.current?.focus()} />
          ))}
        </Box>
      ) : null}
      {chooseWatchedFolder ? (
        <Box>
          <Button
            variant="outlined"
            startIcon={<AddIcon />}
            disabled={search !== undefined}
            onClick={() => void chooseWatchedFolder().catch(showError)}
          >
            {t('watch.add')}
          </Button>
          {search ? <TaskProgress task={search} /> : null}
        </Box>
      ) : (
        <Typography variant="caption" color="textSecondary">
          {t('watch.desktopOnly')}
        </Typography>
      )}
    </Stack>
  )
}

function FolderRow({
  folder,
  onRemove,
}: {
  readonly folder: WatchedFolder
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { id, name, state, taken, before, refused } = folder
  const calls = studio().calls.watch
  const paused = state === 'paused'
  const passedOver = leftOutText(folder.leftOut, language)
  const pauseTitle = paused ? t('watch.resume') : t('watch.pause')
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider', py: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" noWrap title={name}>
            {name}
          </Typography>
          <Typography
            variant="caption"
            color={state === 'missing' ? 'warning' : 'textSecondary'}
            component="p"
          >
            {[t(`watch.${state}`), t('watch.taken', { count: taken })].join(' · ')}
          </Typography>
        </Box>
        {refused.length > 0 ? (
          <Button color="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('watch.refused', { count: refused.length })}
          </Button>
        ) : null}
        <Tooltip title={pauseTitle}>
          <IconButton
            aria-label={`${pauseTitle}: ${name}`}
            onClick={() => void calls.setPaused({ id, paused: !paused }).catch(showError)}
          >
            {paused ? <ResumeIcon /> : <PauseIcon />}
          </IconButton>
        </Tooltip>
        <Tooltip title={t('watch.remove')}>
          <IconButton
            aria-label={`${t('watch.remove')}: ${name}`}
            onClick={() => void calls.remove({ id }).then(onRemove, showError)}
          >
            <DeleteIcon />
          </IconButton>
        </Tooltip>
      </Box>
      {passedOver ? (
        <Typography variant="caption" color="textSecondary" component="p">
          {passedOver}
        </Typography>
      ) : null}
      {before > 0 && !paused ? (
        <Button
          color="secondary"
          onClick={() => void calls.takeExisting({ id }).catch(showError)}
          sx={{ minHeight: 28, ml: -1.5 }}
        >
          {t('watch.takeExisting', { count: before })}
        </Button>
      ) : null}
      {open ? (
        <Typography
          variant="caption"
          component="p"
          sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', pb: 0.5 }}
        >
          {refused.map((file) => failureLine(file, language)).join('\n')}
        </Typography>
      ) : null}
    </Box>
  )
}

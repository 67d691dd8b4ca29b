import CopyIcon from '@mui/icons-material/ContentCopyOutlined'
import PasteIcon from '@mui/icons-material/ContentPasteOutlined'
import MoreIcon from '@mui/icons-material/MoreVert'
import {
  Box,
  Button,
  IconButton,
  LinearProgress,
  ListSubheader,
  Menu,
  MenuItem,
  Tooltip,
  Typography,
} from '@mui/material'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyPreset, cancelStack, moveStep } from '../../../actions/stackActions'
import { useDocument } from '../../../state/documentStore'
import { useJobs } from '../../../state/jobStore'
import { usePresets } from '../../../state/presetStore'
import { useStepClipboard } from '../../../state/stepClipboard'
import { CommandButton } from '../../../ui/CommandButton'
import { CommandItem } from '../../../ui/CommandItem'
import { heardOnly } from '../../../ui/heardOnly'
import { showError } from '../../../ui/notices'
import { useEdit } from '../editStore'
import { StackRow } from './StackRow'

/** The steps that lead from the original to the picture, in their order. */
export function StackSection() {
  const { t } = useTranslation(['edit', 'batch'])
  const edit = useDocument((state) => state.edit)
  const waits = useDocument(
    ({ staged, repainting }) => staged !== undefined || repainting !== undefined,
  )
  const pending = useEdit((state) => state.pending)
  const copied = useStepClipboard((state) => state.steps.length)
  const presets = usePresets((state) => state.presets)
  const [menu, setMenu] = useState<HTMLElement | null>(null)
  const [dragged, setDragged] = useState<string>()
  const [target, setTarget] = useState<number>()
  const [said, setSaid] = useState('')
  const steps = pending ?? edit?.steps ?? []

  const move = (id: string, place: number) => {
    if (place < 0 || place >= steps.length) return
    setSaid(t('stack.moved', { place: place + 1, count: steps.length }))
    moveStep(id, place).catch(showError)
  }
  const over = (event: DragEvent, index: number) => {
    if (dragged === undefined) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    setTarget(event.clientY < top + height / 2 ? index : index + 1)
  }
  const drop = () => {
    const from = steps.findIndex(({ id }) => id === dragged)
    if (dragged !== undefined && target !== undefined && from >= 0)
      move(dragged, target > from ? target - 1 : target)
    setDragged(undefined)
    setTarget(undefined)
  }

  return (
    <Box component="section" aria-label={t('stack.title')} sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 40, gap: 0.25 }}>
        <Typography component="h3" variant="h3" sx={{ flex: 1 }}>
          {t('stack.title')}
        </Typography>
        <CommandButton command="edit.copySteps" icon={CopyIcon} disabled={steps.length === 0} />
        <CommandButton
          command="edit.pasteSteps"
          icon={PasteIcon}
          disabled={copied === 0 || waits || !edit}
        />
        <Tooltip title={t('stack.more')}>
          <span>
            <IconButton
              aria-label={t('stack.more')}
              aria-haspopup="menu"
              disabled={steps.length === 0 && presets.length === 0}
              onClick={(event) => setMenu(event.currentTarget)}
            >
              <MoreIcon />
            </IconButton>
          </span>
        </Tooltip>
      </Box>
      {steps.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('stack.empty')}
        </Typography>
      ) : (
        <Box
          component="ol"
          aria-label={t('stack.steps')}
          onDragLeave={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null))
              setTarget(undefined)
          }}
          onDrop={(event) => {
            if (dragged === undefined) return
            event.preventDefault()
            drop()
          }}
          sx={{ m: 0, p: 0, listStyle: 'none' }}
        >
          {steps.map((step, index) => (
            <StackRow
              key={step.id}
              step={step}
              index={index}
              count={steps.length}
              disabled={waits}
              dragged={dragged === step.id}
              mark={
                target === index
                  ? 'above'
                  : target === steps.length && index === steps.length - 1
                    ? 'below'
                    : undefined
              }
              onMove={(place) => move(step.id, place)}
              onDragStart={() => setDragged(step.id)}
              onDragOver={(event) => over(event, index)}
              onDragEnd={() => {
                setDragged(undefined)
                setTarget(undefined)
              }}
            />
          ))}
        </Box>
      )}
      {pending ? <StackProgress /> : null}
      <Box role="status" sx={heardOnly}>
        {said}
      </Box>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {['gallery.savePreset', 'edit.saveRecipe', 'edit.clearSteps'].map((command) => (
          <CommandItem key={command} command={command} onRun={() => setMenu(null)} />
        ))}
        {presets.length > 0 ? (
          <ListSubheader role="presentation">{t('batch:presets')}</ListSubheader>
        ) : null}
        {presets.map((preset) => (
          <MenuItem
            key={preset.id}
            disabled={waits || !edit}
            onClick={() => {
              setMenu(null)
              applyPreset(preset).catch(showError)
            }}
          >
            {preset.name}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  )
}

/** How far the picture of a changed stack is, with a way to stop it. */
function StackProgress() {
  const { t } = useTranslation('edit')
  const jobId = useEdit((state) => state.stackJob)
  const progress = useJobs((state) => state.jobs.find(({ id }) => id === jobId)?.progress ?? 0)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 40 }}>
      <LinearProgress
        aria-label={t('working')}
        variant={progress > 0 ? 'determinate' : 'indeterminate'}
        value={progress * 100}
        sx={{ flex: 1 }}
      />
      <Button color="secondary" disabled={!jobId} onClick={() => void cancelStack()}>
        {t('cancel')}
      </Button>
    </Box>
  )
}

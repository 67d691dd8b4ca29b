import DragIcon from '@mui/icons-material/DragIndicator'
import MoreIcon from '@mui/icons-material/MoreVert'
import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined'
import VisibleIcon from '@mui/icons-material/VisibilityOutlined'
import { Box, ButtonBase, Collapse, IconButton, Tooltip, Typography } from '@mui/material'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditStep } from '../../../../preload/contract/edit'
import { removeStep, toggleStep } from '../../../actions/stackActions'
import { useLanguage } from '../../../i18n/useLanguage'
import { stepTitle } from '../../../ui/formats'
import { showError } from '../../../ui/notices'
import { stepSummary } from '../../../ui/stepSummary'
import { useEdit } from '../editStore'
import { StackMenu } from './StackMenu'
import { StackStepForm } from './StackStepForm'

interface StackRowProps {
  readonly step: EditStep
  readonly index: number
  readonly count: number
  readonly disabled: boolean
  readonly dragged: boolean
  /** Where what is dragged would go. */
  readonly mark: 'above' | 'below' | undefined
  readonly onMove: (place: number) => void
  readonly onDragStart: () => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

/** One step of the stack: moved by its handle or Alt+arrows, switched by its eye, opened by its name. */
export function StackRow(props: StackRowProps) {
  const { step, index, count, disabled, dragged, mark, onMove } = props
  const { t } = useTranslation('edit')
  const language = useLanguage()
  const open = useEdit((state) => state.changing?.id === step.id)
  const [menu, setMenu] = useState<HTMLElement | null>(null)
  const title = stepTitle(step.step, language)
  const summary = stepSummary(step.step, step.parameters, language, { changedOnly: true })
  const eye = t(step.enabled ? 'stack.switchOff' : 'stack.switchOn', { step: title })
  const more = t('stack.moreOf', { step: title })

  const toggleForm = () =>
    useEdit.getState().setChanging(open ? undefined : { id: step.id, values: step.parameters })
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return
    const offset = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && offset !== 0) onMove(index + offset)
    else if (event.key === 'Delete') removeStep(step.id).catch(showError)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Box
      component="li"
      onDragOver={props.onDragOver}
      sx={{
        borderTop: mark === 'above' ? 2 : 0,
        borderBottom: mark === 'below' ? 2 : 0,
        borderColor: 'primary.main',
        borderRadius: 1,
        bgcolor: dragged ? 'surface.selected' : open ? 'surface.hover' : 'transparent',
      }}
    >
      <Box
        draggable={!disabled}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', title)
          props.onDragStart()
        }}
        onDragEnd={props.onDragEnd}
        sx={{ display: 'flex', alignItems: 'center', minHeight: 40 }}
      >
        <DragIcon
          aria-hidden
          sx={{ fontSize: 18, color: 'text.secondary', cursor: disabled ? 'default' : 'grab' }}
        />
        <ButtonBase
          aria-expanded={open}
          aria-label={t('stack.step', { number: index + 1, step: title })}
          aria-description={t('stack.keys')}
          disabled={disabled}
          onClick={toggleForm}
          onKeyDown={onKeyDown}
          sx={{
            flex: 1,
            minWidth: 0,
            minHeight: 40,
            px: 0.5,
            borderRadius: 1,
            display: 'block',
            textAlign: 'left',
          }}
        >
          <Typography
            variant="body2"
            noWrap
            sx={
              step.enabled
                ? { fontWeight: 500 }
                : { color: 'text.secondary', textDecoration: 'line-through' }
            }
          >
            {index + 1}. {title}
          </Typography>
          {summary.length > 0 ? (
            <Typography
              variant="caption"
              noWrap
              component="div"
              title={summary.join(' · ')}
              sx={{ color: 'text.secondary' }}
            >
              {summary.join(' · ')}
            </Typography>
          ) : null}
        </ButtonBase>
        <Tooltip title={eye}>
          <span>
            <IconButton
              aria-label={eye}
              aria-pressed={step.enabled}
              disabled={disabled}
              onClick={() => void toggleStep(step.id).catch(showError)}
            >
              {step.enabled ? <VisibleIcon /> : <HiddenIcon />}
            </IconButton>
          </span>
        </Tooltip>
        <Tooltip title={more}>
          <span>
            <IconButton
              aria-label={more}
              aria-haspopup="menu"
              disabled={disabled}
              onClick={(event) => setMenu(event.currentTarget)}
            >
              <MoreIcon />
            </IconButton>
          </span>
        </Tooltip>
      </Box>
      <StackMenu
        anchor={menu}
        step={step}
        index={index}
        count={count}
        onMove={onMove}
        onClose={() => setMenu(null)}
      />
      <Collapse in={open} unmountOnExit>
        <StackStepForm step={step} />
      </Collapse>
    </Box>
  )
}

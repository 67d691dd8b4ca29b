import { Divider, Menu, MenuItem } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { EditStep } from '../../../../preload/contract/edit'
import { repaintMask } from '../../../actions/repaintActions'
import { copySteps, duplicateStep, removeStep } from '../../../actions/stackActions'
import { maskOf } from '../../../actions/stackMasks'
import { showError } from '../../../ui/notices'

interface StackMenuProps {
  readonly anchor: HTMLElement | null
  readonly step: EditStep
  readonly index: number
  readonly count: number
  readonly onMove: (place: number) => void
  readonly onClose: () => void
}

/** What can be done with one step of the stack. */
export function StackMenu({ anchor, step, index, count, onMove, onClose }: StackMenuProps) {
  const { t } = useTranslation('edit')
  const item = (title: string, run: () => void, disabled = false) => (
    <MenuItem
      disabled={disabled}
      onClick={() => {
        onClose()
        run()
      }}
    >
      {title}
    </MenuItem>
  )
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {item(t('stack.moveUp'), () => onMove(index - 1), index === 0)}
      {item(t('stack.moveDown'), () => onMove(index + 1), index === count - 1)}
      <Divider component="li" />
      {maskOf(step) === undefined
        ? null
        : item(t('stack.repaint'), () => void repaintMask(step.id).catch(showError))}
      {item(t('stack.duplicate'), () => void duplicateStep(step.id).catch(showError))}
      {item(t('stack.copy'), () => void copySteps(step.id).catch(showError))}
      {item(t('stack.remove'), () => void removeStep(step.id).catch(showError))}
    </Menu>
  )
}

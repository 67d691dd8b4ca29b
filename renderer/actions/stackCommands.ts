import { useDocument } from '../state/documentStore'
import { useStepClipboard } from '../state/stepClipboard'
import { chosenIds } from './libraryActions'
import type { Command } from './manager/command'
import { repaintableStep, repaintMask } from './repaintActions'
import {
  clearStack,
  copySteps,
  pasteSteps,
  pasteStepsOnto,
  saveStackAsRecipe,
} from './stackActions'

const hasSteps = () => (useDocument.getState().edit?.steps.length ?? 0) > 0
const hasCopied = () => useStepClipboard.getState().steps.length > 0
const isFree = () => {
  const { staged, repainting } = useDocument.getState()
  return staged === undefined && repainting === undefined
}

export const commands: readonly Command[] = [
  {
    id: 'edit.copySteps',
    titleKey: 'edit:command.copySteps',
    group: 'edit',
    keys: ['$mod+Shift+KeyC'],
    enabled: hasSteps,
    run: () => copySteps(),
  },
  {
    id: 'edit.pasteSteps',
    titleKey: 'edit:command.pasteSteps',
    group: 'edit',
    keys: ['$mod+Shift+KeyV'],
    enabled: () => hasCopied() && isFree() && useDocument.getState().asset !== undefined,
    run: pasteSteps,
  },
  {
    id: 'gallery.pasteSteps',
    titleKey: 'edit:command.pasteStepsOnto',
    group: 'gallery',
    scope: 'gallery',
    keys: ['$mod+Shift+KeyV'],
    enabled: () => hasCopied() && chosenIds().length > 0,
    run: () => pasteStepsOnto(chosenIds()),
  },
  {
    id: 'edit.repaintMask',
    titleKey: 'edit:command.repaintMask',
    group: 'edit',
    keys: ['Shift+KeyB'],
    enabled: () => repaintableStep() !== undefined,
    run: async () => {
      const step = repaintableStep()
      if (step) await repaintMask(step)
    },
  },
  {
    id: 'edit.clearSteps',
    titleKey: 'edit:command.clearSteps',
    group: 'edit',
    enabled: () => hasSteps() && isFree(),
    run: clearStack,
  },
  {
    id: 'edit.saveRecipe',
    titleKey: 'edit:command.saveRecipe',
    group: 'edit',
    enabled: hasSteps,
    run: saveStackAsRecipe,
  },
]

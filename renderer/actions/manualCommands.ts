import { useDialogs } from '../state/dialogStore'
import type { Command } from './manager/command'

export const commands: readonly Command[] = [
  {
    id: 'help.manual',
    titleKey: 'manual:command.manual',
    group: 'help',
    keys: ['F1'],
    inTextFields: true,
    run: () => useDialogs.getState().open({ kind: 'manual' }),
  },
]

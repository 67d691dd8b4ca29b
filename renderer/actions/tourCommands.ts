import { askForTour } from '../state/tourStore'
import type { Command } from './manager/command'

export const commands: readonly Command[] = [
  {
    id: 'help.tour',
    titleKey: 'tour:command.tour',
    group: 'help',
    inTextFields: true,
    run: askForTour,
  },
]

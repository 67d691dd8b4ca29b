import { useDialogs } from '../state/dialogStore'
import { useLayout } from '../state/layoutStore'
import type { Command } from './manager/command'

const toggle = (part: 'trayOpen' | 'galleryOpen' | 'panelOpen') => () =>
  useLayout.getState().toggle(part)

export const commands: readonly Command[] = [
  {
    id: 'help.palette',
    titleKey: 'commands:palette.title',
    group: 'help',
    keys: ['$mod+KeyK'],
    inTextFields: true,
    run: () => useDialogs.getState().open({ kind: 'palette' }),
  },
  {
    id: 'settings.open',
    titleKey: 'app:command.settings',
    group: 'file',
    keys: ['$mod+Comma'],
    inTextFields: true,
    run: () => useDialogs.getState().open({ kind: 'settings' }),
  },
  {
    id: 'help.shortcuts',
    titleKey: 'app:command.shortcuts',
    group: 'help',
    keys: ['Shift+?'],
    run: () => useDialogs.getState().open({ kind: 'shortcuts' }),
  },
  {
    id: 'help.diagnostics',
    titleKey: 'diagnostics:command',
    group: 'help',
    run: () => useDialogs.getState().open({ kind: 'diagnostics' }),
  },
  {
    id: 'help.about',
    titleKey: 'app:command.about',
    group: 'help',
    run: () => useDialogs.getState().open({ kind: 'about' }),
  },
  {
    id: 'view.gallery',
    titleKey: 'app:command.gallery',
    group: 'view',
    keys: ['$mod+Shift+KeyG'],
    run: toggle('galleryOpen'),
  },
  {
    id: 'view.panel',
    titleKey: 'app:command.panel',
    group: 'view',
    keys: ['$mod+Shift+KeyP'],
    run: toggle('panelOpen'),
  },
  {
    id: 'view.tray',
    titleKey: 'app:command.tray',
    group: 'view',
    keys: ['$mod+Shift+KeyJ'],
    run: toggle('trayOpen'),
  },
  {
    id: 'panel.generate',
    titleKey: 'app:command.panelGenerate',
    group: 'view',
    keys: ['Alt+Digit1'],
    run: () => useLayout.getState().showPanel('generate'),
  },
  {
    id: 'panel.edit',
    titleKey: 'app:command.panelEdit',
    group: 'view',
    keys: ['Alt+Digit2'],
    run: () => useLayout.getState().showPanel('edit'),
  },
  {
    id: 'panel.recognise',
    titleKey: 'app:command.panelRecognise',
    group: 'view',
    keys: ['Alt+Digit3'],
    run: () => useLayout.getState().showPanel('recognise'),
  },
  {
    id: 'panel.caption',
    titleKey: 'app:command.panelCaption',
    group: 'view',
    keys: ['Alt+Digit4'],
    run: () => useLayout.getState().showPanel('caption'),
  },
  {
    id: 'panel.evaluate',
    titleKey: 'app:command.panelEvaluate',
    group: 'view',
    keys: ['Alt+Digit5'],
    run: () => useLayout.getState().showPanel('evaluate'),
  },
  {
    id: 'panel.train',
    titleKey: 'app:command.panelTrain',
    group: 'view',
    keys: ['Alt+Digit6'],
    run: () => useLayout.getState().showPanel('train'),
  },
]

import type { Command } from './manager/command'

let current: { readonly run: () => void; readonly enabled: boolean } | undefined

/** Says what Ctrl+Enter does now: the open panel's main action. Returns a function that takes it back. */
export function offerRun(run: () => void, enabled: boolean): () => void {
  const offered = { run, enabled }
  current = offered
  return () => {
    if (current === offered) current = undefined
  }
}

export const commands: readonly Command[] = [
  {
    id: 'panel.run',
    titleKey: 'app:command.run',
    group: 'jobs',
    keys: ['$mod+Enter'],
    inTextFields: true,
    enabled: () => current?.enabled === true,
    run: () => current?.run(),
  },
]

import type { Command } from './manager/command'

let current: { readonly run: () => void; readonly enabled: boolean } | undefined
/** It was asked for before the panel could say what it does. */
let asked = false

/** Says what Ctrl+Enter does now: the open panel's main action. Returns a function that takes it back. */
export function offerRun(run: () => void, enabled: boolean): () => void {
  const offered = { run, enabled }
  current = offered
  if (asked && enabled) {
    asked = false
    run()
  }
  return () => {
    if (current === offered) current = undefined
  }
}

/** Keeps a press for a panel that is about to be made. Returns a function that hands it over. */
export function keepRun(): () => void {
  const kept = {
    run: () => {
      asked = true
    },
    enabled: true,
  }
  current = kept
  return () => {
    if (current === kept) current = undefined
    // The panel takes it in the same turn; one that has no main action lets it go.
    queueMicrotask(() => {
      asked = false
    })
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

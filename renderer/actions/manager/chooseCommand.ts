import type { Command } from './command'

/**
 * Of the commands that one key press means where it fell, the one that runs. A part of the window keeps its keys
 * where it has nothing to do with them: C in the gallery must not begin to crop because nothing is selected.
 */
export function chooseCommand(found: readonly Command[]): Command | undefined {
  const narrow = found.filter((command) => (command.scope ?? 'window') !== 'window')
  return (narrow.length > 0 ? narrow : found).find((command) => command.enabled?.() !== false)
}

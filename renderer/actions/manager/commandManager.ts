import { matchKeyBindingPress, parseKeybinding } from 'tinykeys'
import { showError } from '../../ui/notices'
import { chooseCommand } from './chooseCommand'
import type { Command, CommandScope } from './command'
import { useShortcuts } from './shortcutStore'

const modules = import.meta.glob<{ commands?: readonly Command[] }>('../*.ts', { eager: true })

/** Every command of the window, from the files of renderer/actions. */
export const commands: readonly Command[] = Object.values(modules).flatMap(
  (module) => module.commands ?? [],
)

const byId = new Map(commands.map((command) => [command.id, command]))

/** The command of that id; throws for a name that no file of renderer/actions has. */
export function findCommand(id: string): Command {
  const command = byId.get(id)
  if (!command) throw new Error(`There is no command ${id}.`)
  return command
}

/** Runs a command if it is enabled now; its failure is shown to the user. */
export function runCommand(id: string): void {
  const command = byId.get(id)
  if (!command || command.enabled?.() === false) return
  Promise.resolve()
    .then(() => command.run())
    .catch(showError)
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'range', 'button', 'submit'].includes(target.type)
  }
  return false
}

/** The part of the window that an element lies in, by its nearest `data-command-scope`. */
function scopeOf(target: EventTarget | null): CommandScope {
  const element = target instanceof Element ? target.closest('[data-command-scope]') : null
  const scope = element?.getAttribute('data-command-scope')
  return scope === 'gallery' || scope === 'canvas' ? scope : 'window'
}

/** Dialogs, menus and lists that have popped up keep their keys for themselves. */
function insidePopup(target: EventTarget | null): boolean {
  const popups = '[role="dialog"],[role="menu"],.MuiPopover-root,.MuiAutocomplete-popper'
  return target instanceof Element && target.closest(popups) !== null
}

function bindingsOf(keysOf: (command: Command) => readonly string[]) {
  return commands.flatMap((command) =>
    keysOf(command).flatMap((chord) => {
      const press = parseKeybinding(chord)[0]
      return press ? [{ press, command }] : []
    }),
  )
}

let bindings = bindingsOf(useShortcuts.getState().keysOf)
useShortcuts.subscribe(({ keysOf }) => {
  bindings = bindingsOf(keysOf)
})

/** The command that a key press asks for where it fell. */
function commandFor(event: KeyboardEvent): Command | undefined {
  const text = takesText(event.target)
  const scope = scopeOf(event.target)
  const found = bindings
    .filter(({ press, command }) => {
      const wanted = command.scope ?? 'window'
      return (
        (wanted === 'window' || wanted === scope) &&
        (!text || command.inTextFields === true) &&
        matchKeyBindingPress(event, press)
      )
    })
    .map(({ command }) => command)
  return chooseCommand(found)
}

/**
 * Listens to the keys of the whole window; returns a function that stops it. Chords with Ctrl or Cmd are
 * taken before the element that has the focus, for which Ctrl+Enter would be an Enter.
 */
export function listenToKeys(target: Window): () => void {
  const take = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || insidePopup(event.target)) return
    const command = commandFor(event)
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    runCommand(command.id)
  }
  const early = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) take(event)
  }
  target.addEventListener('keydown', early, { capture: true })
  target.addEventListener('keydown', take)
  return () => {
    target.removeEventListener('keydown', early, { capture: true })
    target.removeEventListener('keydown', take)
  }
}

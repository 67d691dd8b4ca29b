import type { Command, CommandScope } from './command'

const modifierOrder = ['$mod', 'Control', 'Meta', 'Alt', 'Shift']

/** A chord in one spelling, whatever the order and case of its parts: `Shift+$mod+keyz` becomes `$mod+Shift+KEYZ`. */
export function normaliseChord(chord: string): string {
  // A trailing plus is the key itself: `$mod++`.
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+')
  const key = parts.pop() ?? ''
  const modifiers = parts.sort(
    (left, right) => modifierOrder.indexOf(left) - modifierOrder.indexOf(right),
  )
  return [...modifiers, key.toUpperCase()].join('+')
}

interface KeyClash {
  readonly chord: string
  readonly commands: readonly [string, string]
}

/**
 * Pairs of commands that want the same chord in the same scope. A chord of the gallery or the canvas
 * may repeat one of the window: the narrower scope is asked first.
 */
export function findKeyClashes(commands: readonly Command[]): KeyClash[] {
  const clashes: KeyClash[] = []
  const seen: { chord: string; scope: CommandScope; id: string }[] = []
  for (const command of commands) {
    const scope = command.scope ?? 'window'
    for (const chord of (command.keys ?? []).map(normaliseChord)) {
      for (const other of seen) {
        if (other.chord === chord && other.scope === scope) {
          clashes.push({ chord, commands: [other.id, command.id] })
        }
      }
      seen.push({ chord, scope, id: command.id })
    }
  }
  return clashes
}

const keyNames: Readonly<Record<string, string>> = {
  ARROWLEFT: '←',
  ARROWRIGHT: '→',
  ARROWUP: '↑',
  ARROWDOWN: '↓',
  ESCAPE: 'Esc',
  DELETE: 'Del',
  BACKSPACE: 'Backspace',
  ENTER: 'Enter',
  SPACE: 'Space',
  BRACKETLEFT: '[',
  BRACKETRIGHT: ']',
  MINUS: '-',
  EQUAL: '=',
  COMMA: ',',
  PERIOD: '.',
  SLASH: '/',
  BACKSLASH: '\\',
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])

/**
 * The chord of a key press, by the place of the key on the keyboard: `$mod+Shift+KeyZ`. Undefined while
 * only modifiers are held, and for keys that move the focus.
 */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  mac: boolean,
): string | undefined {
  if (modifierKeys.has(event.key) || event.code === '' || event.key === 'Tab') return undefined
  const main = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  return [
    ...(main ? ['$mod'] : []),
    ...(other ? [mac ? 'Control' : 'Meta'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    event.code,
  ].join('+')
}

/** A chord as people read it: `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`. */
export function chordText(chord: string, mac: boolean): string {
  const parts = normaliseChord(chord).split('+')
  const last = parts.pop() ?? ''
  const key = last === '' ? '+' : last
  const modifiers = parts.filter((part) => part !== '')
  const name = keyNames[key] ?? key.replace(/^(KEY|DIGIT|NUMPAD)(?=.)/, '')
  // `Shift+?` is read as `?`: the sign itself needs the key already.
  const shown = /^[^A-Z0-9]$/.test(name) ? modifiers.filter((part) => part !== 'Shift') : modifiers
  const words = shown.map((part) => {
    if (part === '$mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return mac ? '⇧' : 'Shift'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    return part === 'Control' ? 'Ctrl' : part
  })
  return mac ? [...words, name].join('') : [...words, name].join('+')
}

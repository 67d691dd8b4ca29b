const modifiers: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  Control: 'Ctrl',
  Meta: 'Super',
  Alt: 'Alt',
  Shift: 'Shift',
}

const keys: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
}

/** Keys that Electron knows by the names that the page uses. */
const same =
  /^(F([1-9]|1\d|2[0-4])|Enter|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown)$/

/**
 * A chord of the page (`$mod+Shift+KeyZ`) as Electron's menu shows it (`CmdOrCtrl+Shift+Z`); undefined
 * for one that Electron has no name for, with which it would refuse the whole menu.
 */
export function acceleratorOf(chord: string): string | undefined {
  const parts = chord.split('+')
  const last = parts.pop() ?? ''
  const key =
    keys[last] ??
    /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(last)?.slice(1).find(Boolean) ??
    (same.test(last) || /^[\x21-\x2a\x2c-\x7e]$/.test(last) ? last : undefined)
  const held = parts.map((part) => modifiers[part])
  if (key === undefined || held.some((part) => part === undefined)) return undefined
  return [...held, key].join('+')
}

import { describe, expect, it } from 'vitest'
import { acceleratorOf } from '../../../main/electron/accelerator'

/** A menu that names keys which do something else, or an Electron that refuses the menu. */
describe('keys in the application menu', () => {
  it.each([
    ['$mod+KeyO', 'CmdOrCtrl+O'],
    ['$mod+Shift+KeyS', 'CmdOrCtrl+Shift+S'],
    ['$mod+Comma', 'CmdOrCtrl+,'],
    ['F1', 'F1'],
    ['Alt+Digit1', 'Alt+1'],
    ['Shift+?', 'Shift+?'],
    ['Control+ArrowUp', 'Ctrl+Up'],
  ])('are those of the page: %s', (chord, accelerator) => {
    expect(acceleratorOf(chord)).toBe(accelerator)
  })

  it.each(['$mod+IntlBackslash', 'Hyper+KeyA', '', '$mod+'])(
    'are left out where Electron has no name: %s',
    (chord) => {
      expect(acceleratorOf(chord)).toBeUndefined()
    },
  )
})

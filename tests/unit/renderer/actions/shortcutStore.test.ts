import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../../renderer/actions/manager/command'
import { chordOf } from '../../../../renderer/actions/manager/keyChords'
import { ownerOf, useShortcuts } from '../../../../renderer/actions/manager/shortcutStore'

const command = (id: string, keys: string[], scope?: Command['scope']): Command => ({
  id,
  titleKey: 'app:name',
  group: 'view',
  keys,
  run: () => undefined,
  ...(scope ? { scope } : {}),
})

const undo = command('edit.undo', ['$mod+KeyZ'])
const zoom = command('canvas.zoom', ['KeyZ'], 'canvas')
const save = command('file.save', ['$mod+KeyS'])
const all = [undo, zoom, save]

const press = (key: string, code: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('shortcuts that the user chose', () => {
  beforeEach(() => useShortcuts.getState().reset())

  it('take the place of those that came with the command, until they are reset', () => {
    const { setKeys, reset } = useShortcuts.getState()
    setKeys(undo.id, ['Alt+KeyU'])
    expect(useShortcuts.getState().keysOf(undo)).toEqual(['Alt+KeyU'])
    expect(useShortcuts.getState().keysOf(save)).toEqual(['$mod+KeyS'])
    reset(undo.id)
    expect(useShortcuts.getState().keysOf(undo)).toEqual(['$mod+KeyZ'])
  })

  it('name the command whose keys are wanted, by what it listens to now', () => {
    expect(ownerOf(all, 'Shift+$mod+KeyZ', save)).toBeUndefined()
    expect(ownerOf(all, '$mod+KeyZ', save)?.id).toBe('edit.undo')
    useShortcuts.getState().setKeys(undo.id, ['Alt+KeyU'])
    expect(ownerOf(all, '$mod+KeyZ', save)).toBeUndefined()
    expect(ownerOf(all, 'Alt+KeyU', save)?.id).toBe('edit.undo')
  })

  it('are the same list as long as nothing changes, so that the window need not be drawn again', () => {
    const bare: Command = {
      id: 'help.about',
      titleKey: 'app:name',
      group: 'help',
      run: () => undefined,
    }
    expect(useShortcuts.getState().keysOf(bare)).toBe(useShortcuts.getState().keysOf(bare))
  })

  it('may repeat keys of another part of the window', () => {
    expect(ownerOf(all, 'KeyZ', save)).toBeUndefined()
  })
})

describe('the chord of a key press', () => {
  it('names the key by its place, with Ctrl or Cmd as the main modifier', () => {
    expect(chordOf(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), false)).toBe(
      '$mod+Shift+KeyZ',
    )
    expect(chordOf(press('z', 'KeyZ', { metaKey: true }), true)).toBe('$mod+KeyZ')
  })

  it('waits while only modifiers are held, and leaves Tab alone', () => {
    expect(chordOf(press('Shift', 'ShiftLeft', { shiftKey: true }), false)).toBeUndefined()
    expect(chordOf(press('Tab', 'Tab'), false)).toBeUndefined()
  })
})

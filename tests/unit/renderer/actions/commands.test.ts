import { describe, expect, it } from 'vitest'
import { chooseCommand } from '../../../../renderer/actions/manager/chooseCommand'
import type { Command } from '../../../../renderer/actions/manager/command'
import { commands } from '../../../../renderer/actions/manager/commandManager'
import {
  chordText,
  findKeyClashes,
  normaliseChord,
} from '../../../../renderer/actions/manager/keyChords'
import alike from '../../../../renderer/i18n/locales/en/alike.json'
import app from '../../../../renderer/i18n/locales/en/app.json'
import batch from '../../../../renderer/i18n/locales/en/batch.json'
import canvas from '../../../../renderer/i18n/locales/en/canvas.json'
import commandTexts from '../../../../renderer/i18n/locales/en/commands.json'
import diagnostics from '../../../../renderer/i18n/locales/en/diagnostics.json'
import edit from '../../../../renderer/i18n/locales/en/edit.json'
import gallery from '../../../../renderer/i18n/locales/en/gallery.json'
import jobs from '../../../../renderer/i18n/locales/en/jobs.json'
import manual from '../../../../renderer/i18n/locales/en/manual.json'
import tour from '../../../../renderer/i18n/locales/en/tour.json'

const texts: Readonly<Record<string, unknown>> = {
  alike,
  app,
  batch,
  canvas,
  commands: commandTexts,
  diagnostics,
  edit,
  gallery,
  jobs,
  manual,
  tour,
}

function textAt(titleKey: string): unknown {
  const [namespace = '', path = ''] = titleKey.split(':')
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (value as Readonly<Record<string, unknown>> | undefined)?.[part],
      texts[namespace],
    )
}

const command = (id: string, keys: string[], scope?: Command['scope']): Command => ({
  id,
  titleKey: 'app:name',
  group: 'view',
  keys,
  run: () => undefined,
  ...(scope ? { scope } : {}),
})

describe('the commands of the window', () => {
  it('never want the same keys in the same place', () => {
    expect(findKeyClashes(commands)).toEqual([])
  })

  it('have ids of their own and a title', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    for (const { id, titleKey } of commands) expect(textAt(titleKey), id).toBeTypeOf('string')
  })

  it('include those that the application menu sends', () => {
    const ids = commands.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'file.open',
        'file.saveAs',
        'settings.open',
        'edit.undo',
        'edit.redo',
        'help.manual',
        'help.shortcuts',
        'help.diagnostics',
        'help.about',
      ]),
    )
  })
})

describe('a key that two commands want', () => {
  const crop = command('crop', ['KeyC'])
  const collect = { ...command('collect', ['KeyC'], 'gallery'), enabled: () => false }

  it('belongs to the part of the window it fell in, also where that has nothing to do', () => {
    expect(chooseCommand([crop, { ...collect, enabled: () => true }])?.id).toBe('collect')
    expect(chooseCommand([crop, collect])).toBeUndefined()
    expect(chooseCommand([crop])).toBe(crop)
  })
})

describe('key chords', () => {
  it('clash however they are spelt', () => {
    const clashes = findKeyClashes([
      command('one', ['$mod+Shift+KeyS']),
      command('two', ['Shift+$mod+keys']),
    ])
    expect(clashes).toEqual([{ chord: '$mod+Shift+KEYS', commands: ['one', 'two'] }])
  })

  it('may be used again in a narrower place, which is asked first', () => {
    expect(
      findKeyClashes([command('one', ['Delete']), command('two', ['Delete'], 'gallery')]),
    ).toEqual([])
    expect(
      findKeyClashes([command('one', ['Delete'], 'canvas'), command('two', ['Delete'], 'canvas')]),
    ).toHaveLength(1)
  })

  it('are written as they stand on the keyboard', () => {
    expect(chordText('$mod+Shift+KeyZ', false)).toBe('Ctrl+Shift+Z')
    expect(chordText('$mod+Shift+KeyZ', true)).toBe('⌘⇧Z')
    expect(chordText('Shift+?', false)).toBe('?')
    expect(chordText('$mod+Comma', false)).toBe('Ctrl+,')
    expect(chordText('Digit5', false)).toBe('5')
    expect(chordText('ArrowUp', false)).toBe('↑')
  })

  it('keep a plus that is the key itself', () => {
    expect(normaliseChord('$mod++')).toBe('$mod++')
    expect(chordText('$mod++', false)).toBe('Ctrl++')
  })
})

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  findPython,
  installCommands,
  type PythonFacts,
  pythonCandidates,
  pythonState,
} from '../../../main/core/training/python'

const never = new AbortController().signal
const whole: PythonFacts = { version: '3.12.1', packages: { torch: '2.6.0' }, missing: [] }

/** Pythons by name; `asked` tells in which order they were looked at. */
function pythons(facts: Readonly<Record<string, PythonFacts>>) {
  const asked: string[] = []
  const probe = async (program: string) => {
    asked.push(program)
    return facts[program]
  }
  return { asked, probe }
}

/** Without the right Python a generator cannot be trained; with the wrong one it fails an hour later. */
describe('the Python of trainings', () => {
  it('is the one that the user named, then one beside the recipe, then the studio’s own, then the system’s', () => {
    const recipes = join('studio', 'models')
    expect(pythonCandidates({ named: 'mine', recipes }, 'home', 'linux')).toEqual([
      'mine',
      join('studio', '.venv', 'bin', 'python'),
      join('home', 'python', 'bin', 'python'),
      'python3',
      'python',
    ])
    const onWindows = pythonCandidates({ named: undefined, recipes }, 'home', 'win32')
    expect(onWindows[0]).toBe(join('studio', '.venv', 'Scripts', 'python.exe'))
    expect(onWindows).not.toContain('python3')
  })

  it('is the first that has everything', async () => {
    const { asked, probe } = pythons({ a: { ...whole, missing: ['torch'] }, b: whole, c: whole })
    const found = await findPython(['none', 'a', 'b', 'c'], probe, never)
    expect(found).toEqual({ program: 'b', facts: whole })
    expect(asked).toEqual(['none', 'a', 'b'])
  })

  it('is told by what it lacks least where none has everything', async () => {
    const { probe } = pythons({
      a: { ...whole, missing: ['torch', 'onnx'] },
      b: { ...whole, missing: ['onnx'] },
    })
    expect(await findPython(['a', 'b'], probe, never)).toEqual({
      program: undefined,
      missing: ['onnx'],
    })
    expect(await findPython(['none'], probe, never)).toEqual({
      program: undefined,
      missing: ['Python'],
    })
  })

  it('keeps its place from pages, and tells what to type where it is missing', () => {
    const ready = pythonState({ program: '/home/ann/python', facts: whole }, ['unused'])
    expect(ready).toEqual({ state: 'ready', version: '3.12.1', packages: { torch: '2.6.0' } })
    const commands = installCommands('models', 'my home', 'linux')
    expect(commands[0]).toBe('python3 -m venv "my home/python"')
    expect(commands[1]).toContain('requirements.txt')
    expect(pythonState({ program: undefined, missing: ['torch'] }, commands)).toEqual({
      state: 'missing',
      missing: ['torch'],
      commands,
    })
  })
})

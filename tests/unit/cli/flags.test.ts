import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addParameterFlags, parametersFromFlags } from '../../../main/cli/flags'
import { findStep, listSteps } from '../../../preload/contract/steps'

function read(step: string, ...words: string[]): Record<string, unknown> {
  const definition = findStep(step)
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  addParameterFlags(command, definition)
  command.parse(words, { from: 'user' })
  return parametersFromFlags(definition, command.opts())
}

describe('flags made from the definitions', () => {
  it('reads the commands that people type', () => {
    expect(
      read('generate.gan', '--label', 'dress', '--label', 'shoes', '--count', '4', '--seed', '7'),
    ).toEqual({
      labels: ['dress', 'shoes'],
      count: 4,
      seed: 7,
    })
    expect(read('adjust.tone', '--exposure', '-0.5', '--contrast', '20')).toEqual({
      exposure: -0.5,
      contrast: 20,
    })
    expect(read('repair.inpaint', '--mask', 'a b 图.png')).toEqual({ mask: { path: 'a b 图.png' } })
    expect(read('repair.upscale', '--factor', '4')).toEqual({ factor: 4 })
    expect(read('describe.adcopy', '--brief', '{"tone":"playful"}', '--language', 'zh-CN')).toEqual(
      {
        brief: { tone: 'playful' },
        language: 'zh-CN',
      },
    )
    expect(read('recognise.classify', '--no-saliency', '--top', '3')).toEqual({
      saliency: false,
      top: 3,
    })
  })

  it('leaves out what was not given, so that defaults stay in the definition', () => {
    for (const definition of listSteps()) expect(read(definition.id), definition.id).toEqual({})
  })

  it('refuses what is no number and what is no choice', () => {
    expect(() => read('adjust.tone', '--exposure', 'bright')).toThrow()
    expect(() => read('adjust.tone', '--exposure', '')).toThrow()
    expect(() => read('repair.upscale', '--factor', '3')).toThrow()
  })

  it('names a brief that is not JSON as such', () => {
    expect(() => read('describe.adcopy', '--brief', '{tone}')).toThrow('brief-invalid')
    expect(() => read('describe.adcopy', '--brief', 'nowhere.json')).toThrow('file-not-found')
  })
})

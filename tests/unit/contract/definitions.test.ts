import { describe, expect, it } from 'vitest'
import { errorKinds } from '../../../preload/contract/errors'
import { languages } from '../../../preload/contract/language'
import { describeParameters, parseParameters } from '../../../preload/contract/parameters'
import { listSteps } from '../../../preload/contract/steps'
import { errorText } from '../../../preload/contract/text/errorText'

const hasChinese = (text: string) => /[\u4e00-\u9fff]/.test(text)

describe('the definitions of the steps', () => {
  it.each(listSteps().map((step) => [step.id, step] as const))(
    '%s can be shown in both languages',
    (id, step) => {
      for (const text of [step.title, step.summary]) {
        expect(text.en).not.toBe('')
        expect(hasChinese(text['zh-CN'])).toBe(true)
      }
      expect(id).toMatch(/^[a-z]+\.[a-z]+$/)
      for (const parameter of describeParameters(step)) {
        expect(parameter.meta.title.en, parameter.name).not.toBe('')
        expect(parameter.meta.title['zh-CN'], parameter.name).not.toBe('')
        if (parameter.meta.control === 'slider') {
          expect(parameter.minimum, parameter.name).toBeTypeOf('number')
          expect(parameter.maximum, parameter.name).toBeTypeOf('number')
        }
      }
    },
  )

  it('fills in defaults, and names what is wrong', () => {
    const tone = listSteps().find((step) => step.id === 'adjust.tone')
    if (!tone) throw new Error('adjust.tone is gone')
    expect(parseParameters(tone, {})).toMatchObject({ exposure: 0, gamma: 1 })
    expect(() => parseParameters(tone, { exposure: 99 })).toThrow('bad-parameter')
    expect(() => parseParameters(tone, { brightness: 1 })).toThrow('bad-parameter')
  })
})

describe('the words of errors', () => {
  it('say something in every language, with the facts in place', () => {
    for (const code of Object.keys(errorKinds) as (keyof typeof errorKinds)[]) {
      for (const language of languages) {
        const text = errorText(code, {}, language)
        expect(text.length, code).toBeGreaterThan(3)
        if (language === 'zh-CN') expect(hasChinese(text), code).toBe(true)
      }
    }
    expect(errorText('file-not-found', { name: 'a.png' }, 'en')).toContain('a.png')
  })
})

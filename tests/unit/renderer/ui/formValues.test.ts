import { describe, expect, it } from 'vitest'
import { parseParameters } from '../../../../preload/contract/parameters'
import { findStep, listSteps } from '../../../../preload/contract/steps'
import {
  acceptedValues,
  formValue,
  parametersOf,
  withValue,
} from '../../../../renderer/ui/formValues'

const gan = findStep('generate.gan')

describe('the values of a form', () => {
  it('start from the defaults of the definition', () => {
    const count = parametersOf(gan).find(({ name }) => name === 'count')
    if (!count) throw new Error('generate.gan has no count')
    expect(formValue(count, {})).toBe(4)
    expect(formValue(count, { count: 9 })).toBe(9)
  })

  it('go back to the default when a field is emptied', () => {
    expect(withValue({ count: 9, seed: 7 }, 'seed', undefined)).toEqual({ count: 9 })
  })

  it('are accepted by their step as soon as the required ones are there', () => {
    for (const step of listSteps()) {
      if (parametersOf(step).some(({ required }) => required)) continue
      expect(() => parseParameters(step, {}), step.id).not.toThrow()
    }
  })

  it('leave out what the step no longer takes when settings are used again', () => {
    expect(acceptedValues(gan, { count: 3, truncation: 99, gone: 1, prompt: 'red dress' })).toEqual(
      {
        count: 3,
        prompt: 'red dress',
      },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { exactRecipe } from '../../../main/core/recipes/exactRecipe'
import { parseRecipe, prepareRecipe } from '../../../main/core/recipes/prepareRecipe'
import { referencesOf, refusePaths } from '../../../main/core/recipes/recipeImages'
import { errorOf } from './errorOf'

const recipe = (...steps: object[]) => parseRecipe({ steps })
const tone = { step: 'adjust.tone', parameters: { exposure: 1 } }
const gan = { step: 'generate.gan', parameters: { labels: ['dress'], prompt: 'red' } }
const asset = '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c'

describe('preparing a recipe', () => {
  it('fills in defaults and draws the seed that was left out, so that it repeats', () => {
    const prepared = prepareRecipe(recipe(gan), 0, () => 42)
    expect(prepared.steps[0]?.parameters).toMatchObject({ count: 4, seed: 42, truncation: 0.85 })
    expect(prepareRecipe(prepared, 0, () => 43)).toEqual(prepared)
  })

  it('keeps a seed that was given', () => {
    const given = { ...gan, parameters: { ...gan.parameters, seed: 0 } }
    expect(prepareRecipe(recipe(given), 0, () => 42).steps[0]?.parameters.seed).toBe(0)
  })

  it('names what is wrong with a recipe', () => {
    expect(errorOf(() => parseRecipe({ steps: [] }))).toMatchObject({ code: 'recipe-invalid' })
    expect(errorOf(() => parseRecipe('tone'))).toMatchObject({ code: 'recipe-invalid' })
    expect(errorOf(() => prepareRecipe(recipe({ step: 'adjust.sparkle' }), 1))).toMatchObject({
      code: 'unknown-step',
      data: { step: 'adjust.sparkle' },
    })
    const wrong = { step: 'adjust.tone', parameters: { exposure: 99 } }
    expect(errorOf(() => prepareRecipe(recipe(wrong), 1))).toMatchObject({
      code: 'bad-parameter',
      data: { step: 'adjust.tone', parameter: 'exposure' },
    })
    const stranger = { step: 'adjust.tone', parameters: { sparkle: 1 } }
    expect(errorOf(() => prepareRecipe(recipe(stranger), 1))).toMatchObject({
      data: { parameter: 'sparkle' },
    })
  })

  it('asks for an input where one is needed and refuses one where none is taken', () => {
    expect(errorOf(() => prepareRecipe(recipe(tone), 0)).code).toBe('missing-input')
    expect(errorOf(() => prepareRecipe(recipe(gan), 1)).code).toBe('unexpected-input')
    expect(errorOf(() => prepareRecipe(recipe(tone, gan), 1)).code).toBe('recipe-invalid')
    expect(prepareRecipe(recipe(gan, tone), 0).steps).toHaveLength(2)
  })

  it('passes over steps that are switched off, and needs one that is on', () => {
    const off = { ...tone, enabled: false }
    expect(prepareRecipe(recipe(off, gan), 0).steps[0]).toMatchObject({ enabled: false })
    expect(errorOf(() => prepareRecipe(recipe(off), 1)).code).toBe('recipe-invalid')
  })
})

describe('pictures that a recipe names', () => {
  const inpaint = (mask: object) => recipe({ step: 'repair.inpaint', parameters: { mask } })

  it('are found in its parameters', () => {
    expect(referencesOf(inpaint({ asset }))).toEqual([{ asset }])
    expect(referencesOf(recipe(tone))).toEqual([])
  })

  it('may be assets for a page, never files', () => {
    expect(() => refusePaths(inpaint({ asset }), [{ asset }])).not.toThrow()
    for (const [given, inputs] of [
      [inpaint({ path: '/etc/passwd' }), []],
      [inpaint({ asset }), [{ path: '/etc/passwd' }]],
      [recipe({ step: 'adjust.tone', enabled: false, parameters: { deep: [{ path: 'x' }] } }), []],
    ] as const) {
      expect(errorOf(() => refusePaths(given, inputs)).code).toBe('not-allowed')
    }
  })
})

describe('the recipe of one output', () => {
  const output = { step: 'generate.gan', seed: 9, seconds: 1, data: { label: 'shoes' } }
  const toned = { step: 'adjust.tone', seconds: 1, data: {} }
  const several = { labels: ['dress', 'shoes', 'dress'], count: 4, seed: 0xffff_fffe }

  it('makes that picture alone', () => {
    const prepared = prepareRecipe(recipe(gan, tone), 0, () => 7)
    const exact = exactRecipe(prepared, output, 2)
    expect(exact.steps).toHaveLength(1)
    expect(exact.steps[0]?.parameters).toMatchObject({ count: 1, seed: 9, labels: ['shoes'] })
  })

  it('makes that picture alone where other steps have worked on it', () => {
    const prepared = prepareRecipe(recipe({ ...gan, parameters: several }, tone), 0)
    const [first, second] = exactRecipe(prepared, toned, 3).steps
    expect(first?.parameters).toMatchObject({ count: 1, seed: 1, labels: ['shoes'] })
    expect(second).toEqual(prepared.steps[1])
  })

  it('is the whole recipe where a prompt chose the labels of a picture that went on', () => {
    const prepared = prepareRecipe(recipe(gan, tone), 0, () => 7)
    expect(exactRecipe(prepared, toned, 1)).toEqual(prepared)
  })

  it('is the whole of a recipe that makes one result', () => {
    const prepared = prepareRecipe(recipe(tone), 1)
    expect(exactRecipe(prepared, toned, 0)).toEqual(prepared)
  })
})

import { describe, expect, it } from 'vitest'
import type { EditStep } from '../../../../preload/contract/edit'
import { planPreview } from '../../../../renderer/panels/edit/previewPlan'

const step = (id: string, name: string, enabled = true): EditStep => ({
  id,
  step: name,
  parameters: {},
  enabled,
})
const tone = (id: string, enabled = true) => step(id, 'adjust.tone', enabled)
const shown = (steps: EditStep[], id: string) => {
  const plan = planPreview(steps, id)
  return plan && [plan.base, plan.shown.map((one) => one.id).join('')]
}

describe('a step that is changed in the stack', () => {
  it('is shown with the steps around it, from the source', () => {
    expect(shown([tone('a'), step('b', 'adjust.sharpen'), tone('c')], 'b')).toEqual([0, 'abc'])
  })

  it('starts from the last step before it that only the engine can do, and stops before the next', () => {
    const steps = [
      tone('a'),
      step('b', 'repair.inpaint'),
      tone('c'),
      tone('d'),
      step('e', 'adjust.auto'),
      tone('f'),
    ]
    expect(shown(steps, 'd')).toEqual([2, 'cd'])
    expect(shown(steps, 'a')).toEqual([0, 'a'])
    expect(shown(steps, 'f')).toEqual([5, 'f'])
  })

  it('passes over what is switched off, but shows itself', () => {
    const steps = [
      step('a', 'repair.upscale', false),
      tone('b', false),
      tone('c', false),
      tone('d'),
    ]
    expect(shown(steps, 'b')).toEqual([0, 'bd'])
  })

  it('is not shown live where only the engine can do it', () => {
    expect(shown([step('a', 'repair.denoise'), tone('b')], 'a')).toBeUndefined()
  })
})

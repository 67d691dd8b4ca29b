import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Job } from '../../../../preload/contract/job'
import { isStepDone, type TourSight } from '../../../../renderer/app/welcome/tour/tourActions'

const job = (changes: Partial<Job>, step: string): Job => ({
  id: 'j',
  state: 'running',
  recipe: { version: 1, steps: [{ step, parameters: {}, enabled: true }] },
  inputs: [],
  created: 0,
  progress: 0,
  attempts: 1,
  outputs: [],
  ...changes,
})
const asset = (id: string) => ({ id }) as Asset
const sight = (changes: Partial<TourSight>): TourSight => ({
  jobs: [],
  asset: undefined,
  saves: 0,
  ...changes,
})
const described = (input: string): Job['outputs'] => [
  { asset: 'text', input, step: 'describe.caption', data: {}, seconds: 1 },
]

/** The tour would hang on a step that was done by hand, or run ahead of one that was not. */
describe('steps of the tour', () => {
  it('wait for a run of the generator that ended after they began', () => {
    const before = sight({ jobs: [job({ id: 'old', state: 'done' }, 'generate.gan')] })
    expect(isStepDone('generate', before, before)).toBe(false)
    const running = sight({ jobs: [...before.jobs, job({}, 'generate.gan')] })
    expect(isStepDone('generate', before, running)).toBe(false)
    const done = sight({ jobs: [...before.jobs, job({ state: 'done' }, 'generate.gan')] })
    expect(isStepDone('generate', before, done)).toBe(true)
    const other = sight({ jobs: [job({ state: 'done' }, 'adjust.tone')] })
    expect(isStepDone('generate', before, other)).toBe(false)
  })

  it('take any picture that is opened, and any file that is saved', () => {
    const before = sight({ asset: asset('a'), saves: 2 })
    expect(isStepDone('choose', before, before)).toBe(false)
    expect(isStepDone('choose', before, sight({ asset: asset('b') }))).toBe(true)
    expect(isStepDone('save', before, before)).toBe(false)
    expect(isStepDone('save', before, sight({ saves: 3 }))).toBe(true)
  })

  it('want the picture that is open to be described, not another', () => {
    const before = sight({ asset: asset('a') })
    const about = (input: string) =>
      sight({
        asset: asset('a'),
        jobs: [job({ state: 'done', outputs: described(input) }, 'describe.caption')],
      })
    expect(isStepDone('caption', before, about('b'))).toBe(false)
    expect(isStepDone('caption', before, about('a'))).toBe(true)
    expect(isStepDone('finish', before, about('a'))).toBe(false)
  })
})

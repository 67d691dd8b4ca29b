import { beforeEach, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit, EditStep } from '../../../../preload/contract/edit'
import { canRedo, canUndo, redo, undo } from '../../../../renderer/actions/historyActions'
import { differenceOf, emptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import { writeRegion } from '../../../../renderer/canvas/mask/morphology'
import { isRepainted, startedRepainting } from '../../../../renderer/canvas/mask/repainting'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useHistory } from '../../../../renderer/state/historyStore'

const size = { width: 64, height: 64 }
const asset = { id: 'picture', name: 'picture.png', ...size } as Asset
const dot = (left: number): Mask =>
  writeRegion(emptyMask(size), { left, top: 0, width: 4, height: 4 }, new Uint8Array(16).fill(255))
const state = () => useDocument.getState()

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  useHistory.setState(useHistory.getInitialState(), true)
  state().open(asset)
})

// A stroke on a step's mask would otherwise end up on the picture's own mask, or in everyone's history.
it('paints on the mask of the step alone, and takes that back on its own', async () => {
  state().putMask('picture', dot(40))
  state().setRepainting(startedRepainting('erase', { ...asset, id: 'base' }, [], dot(0)))
  expect(canUndo()).toBe(false)
  state().setMask(dot(8), 'canvas:edits.load')
  state().commitMaskChange(differenceOf(dot(8), dot(20)), 'canvas:edits.stroke')
  expect(useHistory.getState().canUndo).toBe(false)
  expect(differenceOf(state().currentMask() as Mask, dot(20))).toEqual([])
  await undo()
  await undo()
  expect([canUndo(), canRedo()]).toEqual([false, true])
  expect(state().repainting && isRepainted(state().repainting as never)).toBe(false)
  await redo()
  expect(differenceOf(state().currentMask() as Mask, dot(8))).toEqual([])
  state().setRepainting(undefined)
  expect(differenceOf(state().currentMask() as Mask, dot(40))).toEqual([])
  expect(state().hasMask).toBe(true)
})

it('leaves the canvas with its picture', () => {
  state().setRepainting(startedRepainting('erase', asset, [], emptyMask(size)))
  expect(state().hasMask).toBe(false)
  state().setTool('crop')
  expect(state().tool).not.toBe('crop')
  state().open({ ...asset, id: 'other' })
  expect(state().repainting).toBeUndefined()
})

// Minutes of careful painting were gone after one look at another picture.
it('comes back with its picture, with what can be taken back, while its step starts from the same', () => {
  const other = { ...asset, id: 'other' }
  const step = (id: string): EditStep => ({
    id,
    step: 'adjust.tone',
    parameters: {},
    enabled: true,
  })
  const edit: Edit = {
    id: 'edit',
    source: 'picture',
    steps: [step('tone'), step('erase')],
    shown: 'picture',
  }
  const base = { ...asset, id: 'base' }
  state().show(edit, asset, asset)
  state().setRepainting(startedRepainting('erase', base, edit.steps.slice(0, 1), dot(0)))
  state().setMask(dot(20), 'canvas:edits.load')

  state().open(other)
  expect(state().hasMask).toBe(false)
  state().open(asset)
  state().show(edit, asset, asset)
  expect(differenceOf(state().currentMask() as Mask, dot(20))).toEqual([])
  expect(state().repainting?.past).toHaveLength(1)
  expect([state().hasMask, canUndo()]).toEqual([true, true])

  state().close()
  const changed = { ...step('tone'), parameters: { contrast: 5 } }
  state().show({ ...edit, steps: [changed, step('erase')] }, asset, asset)
  expect(state().repainting).toBeUndefined()
  state().show({ ...edit, steps: [step('tone')] }, asset, asset)
  expect(state().repainting).toBeUndefined()
  // That change was taken back.
  state().show(edit, asset, asset)
  expect(state().repainting?.step).toBe('erase')

  state().setRepainting(undefined)
  state().open(other)
  state().open(asset)
  state().show(edit, asset, asset)
  expect(state().repainting).toBeUndefined()
})

import { beforeEach, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit } from '../../../../preload/contract/edit'
import { emptyMask } from '../../../../renderer/canvas/mask/mask'
import { startedRepainting } from '../../../../renderer/canvas/mask/repainting'
import { isLookedAtOnly } from '../../../../renderer/canvas/shownAsset'
import { useDocument } from '../../../../renderer/state/documentStore'

const picture = { id: 'a', name: 'a.png', width: 40, height: 30 } as Asset
const edit: Edit = { id: 'edit', source: 'a', steps: [], shown: 'a' }
const state = () => useDocument.getState()

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  state().open(picture)
})

// Strokes on a difference, or on the preview of a step further down, went into a mask that was not to be seen.
it('a comparison, a result that waits and a changed step are looked at and not painted on', () => {
  expect(isLookedAtOnly(state())).toBe(false)
  state().setCompareMode('split')
  expect(isLookedAtOnly(state())).toBe(false)
  for (const mode of ['sideBySide', 'difference'] as const) {
    state().setCompareMode(mode)
    expect(isLookedAtOnly(state()), mode).toBe(true)
  }
  state().setCompareMode('off')
  state().setPreview([], picture)
  expect(isLookedAtOnly(state())).toBe(true)
  state().setRepainting(startedRepainting('erase', picture, [], emptyMask(picture as never)))
  expect(isLookedAtOnly(state())).toBe(false)
  state().setRepainting(undefined)
  state().setPreview(undefined)
  state().stage(picture, edit, 'repair.inpaint')
  expect(isLookedAtOnly(state())).toBe(true)
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { parseParameters } from '../../../../preload/contract/parameters'
import { findStep } from '../../../../preload/contract/steps'
import { applyCrop, runTurn } from '../../../../renderer/actions/editActions'
import { undo } from '../../../../renderer/actions/historyActions'
import type { PicturePreview } from '../../../../renderer/canvas/preview/picturePreview'
import { useEdit } from '../../../../renderer/panels/edit/editStore'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useForms } from '../../../../renderer/state/formStore'
import { useHistory } from '../../../../renderer/state/historyStore'
import type { FormValues } from '../../../../renderer/ui/formValues'

vi.mock('i18next', () => ({ default: { t: (key: string) => key } }))
const calls = vi.hoisted(() => ({ edits: { find: vi.fn() }, library: { get: vi.fn() } }))
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls }) }))

const picture = (id: string) =>
  ({ id, kind: 'image', name: `${id}.png`, width: 400, height: 300 }) as Asset
const crop = { left: 0.1, top: 0.2, width: 0.5, height: 0.5 }
const state = () => useDocument.getState()
const steps = () => state().edit?.steps.map(({ step, parameters }) => ({ step, parameters }))
const form = () => useForms.getState().values['transform.geometry']

/** The form with what the canvas shows of it. */
function tryOut(values: FormValues): void {
  const definition = findStep('transform.geometry')
  useForms.getState().setValues('transform.geometry', values)
  state().setPreview([
    { step: 'transform.geometry', parameters: parseParameters(definition, values) },
  ] as unknown as PicturePreview)
}

beforeEach(() => {
  for (const store of [useDocument, useHistory, useEdit, useForms])
    (store as typeof useDocument).setState(store.getInitialState() as never, true)
  calls.edits.find.mockResolvedValue({ asset: picture('made') })
  calls.library.get.mockImplementation(async ({ id }: { id: string }) => picture(id))
  state().open(picture('source'))
  state().show(
    { id: 'edit', source: 'source', steps: [], shown: 'source' },
    picture('source'),
    picture('source'),
  )
})

describe('Enter in the crop tool', () => {
  // The horizon that was levelled under the box was slanted again as soon as the box was applied.
  it('does all that the canvas shows as one step, and one undo takes all of it back', async () => {
    tryOut({ straighten: 3, aspect: '1:1' })
    state().setTool('crop')
    state().setCrop(crop)
    await applyCrop()
    expect(steps()).toEqual([{ step: 'transform.geometry', parameters: { straighten: 3, crop } }])
    expect([form(), state().tool]).toEqual([{}, 'view'])
    await undo()
    expect([steps(), state().asset?.id]).toEqual([[], 'source'])
  })

  it('straightens alone where the box leaves nothing out, and does nothing where nothing is asked for', async () => {
    const whole = { left: 0, top: 0, width: 1, height: 1 }
    state().setTool('crop')
    state().setCrop(whole)
    await applyCrop()
    expect([steps(), state().tool]).toEqual([[], 'view'])
    tryOut({ straighten: 3 })
    state().setTool('crop')
    state().setCrop(whole)
    await applyCrop()
    expect(steps()).toEqual([{ step: 'transform.geometry', parameters: { straighten: 3 } }])
  })

  it('leaves a form alone that the canvas does not show', async () => {
    useForms.getState().setValues('transform.geometry', { straighten: 3 })
    state().setTool('crop')
    state().setCrop(crop)
    await applyCrop()
    expect(steps()).toEqual([{ step: 'transform.geometry', parameters: { crop } }])
    expect(form()).toEqual({ straighten: 3 })
  })
})

it('a flip keeps the straightening that waits, as it looks', async () => {
  tryOut({ straighten: 3 })
  await runTurn({ flip: 'horizontal' })
  expect(steps()).toEqual([{ step: 'transform.geometry', parameters: { flip: 'horizontal' } }])
  expect(form()).toEqual({ straighten: -3 })
})

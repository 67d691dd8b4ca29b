import { beforeEach, describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit, EditStep } from '../../../../preload/contract/edit'
import { useEdit } from '../../../../renderer/panels/edit/editStore'
import { shownGeometry, turnedForm } from '../../../../renderer/panels/edit/geometryForm'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useForms } from '../../../../renderer/state/formStore'

const picture = (id: string) => ({ id, name: `${id}.png`, width: 40, height: 30 }) as Asset
const step = (id: string, name: string): EditStep => ({
  id,
  step: name,
  parameters: {},
  enabled: true,
})
const edit = (shown: string, ...steps: EditStep[]): Edit => ({
  id: 'edit',
  source: 'source',
  steps,
  shown,
})
const values = () => useForms.getState().values

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  useEdit.setState(useEdit.getInitialState(), true)
  useDocument.getState().open(picture('source'))
  useDocument.getState().show(edit('source'), picture('source'), picture('source'))
  useForms.getState().setValues('adjust.tone', { exposure: 0.5 })
  useForms.getState().setValues('transform.geometry', { straighten: 3 })
})

// Both were seen in the preview; applying the one threw the other away without a word.
it('applying one form leaves what another one tries', () => {
  const toned = edit('toned', { ...step('a', 'adjust.tone'), parameters: { exposure: 0.5 } })
  useDocument.getState().show(toned, picture('source'), picture('toned'))
  expect(values()['adjust.tone']).toEqual({})
  expect(values()['transform.geometry']).toEqual({ straighten: 3 })
  useDocument.getState().show(edit('source'), picture('source'), picture('source'))
  expect(values()['transform.geometry']).toEqual({ straighten: 3 })
})

// A quarter turn, or a crop, threw away the straightening that was on the screen.
it('a step that does something else leaves what its own form tries', () => {
  const turned = edit('turned', {
    ...step('a', 'transform.geometry'),
    parameters: { rotate: '90' },
  })
  useDocument.getState().show(turned, picture('source'), picture('turned'))
  expect(values()['transform.geometry']).toEqual({ straighten: 3 })
})

describe('the geometry form', () => {
  const form = { straighten: 3, width: 200, aspect: '4:5' }
  const crop = { left: 0, top: 0, width: 0.5, height: 1 }

  it('is shown as it will be applied: whole under the crop box, not at all under a mask, with the box after that', () => {
    expect(shownGeometry(form, 'view', undefined)).toEqual(form)
    expect(shownGeometry(form, 'crop', crop)).toEqual({ straighten: 3 })
    expect(shownGeometry(form, 'view', crop)).toEqual({ straighten: 3, width: 200, crop })
    expect(shownGeometry(form, 'brush', undefined)).toBeUndefined()
    expect(shownGeometry({}, 'view', undefined)).toBeUndefined()
  })

  it('goes along when the picture under it is turned or flipped', () => {
    expect(turnedForm(form, { rotate: '90' })).toEqual({
      straighten: 3,
      height: 200,
      aspect: '5:4',
    })
    expect(turnedForm(form, { flip: 'vertical' })).toEqual({ ...form, straighten: -3 })
    expect(turnedForm({}, { rotate: '270' })).toEqual({})
  })
})

it('another picture starts with empty forms', () => {
  useDocument.getState().open(picture('other'))
  expect(values()['adjust.tone']).toEqual({})
  expect(values()['transform.geometry']).toEqual({})
})

// Opened once, black and white greyed every picture that was looked at later, though none had been changed.
it('a form that shows something as it comes closes with its picture, and once it is applied', () => {
  const open = () => useEdit.getState().open
  useEdit.getState().setOpen('adjust.monochrome', true)
  useEdit.getState().setOpen('adjust.sharpen', true)
  useEdit.getState().setOpen('repair.upscale', true)
  const grey = edit('grey', step('a', 'adjust.monochrome'))
  useDocument.getState().show(grey, picture('source'), picture('grey'))
  expect(open()).toMatchObject({ 'adjust.monochrome': false, 'adjust.sharpen': true })
  useDocument.getState().open(picture('other'))
  expect(open()).toMatchObject({ 'adjust.sharpen': false, 'repair.upscale': true })
})

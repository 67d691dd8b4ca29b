import { beforeEach, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit, EditStep } from '../../../../preload/contract/edit'
import { useEdit } from '../../../../renderer/panels/edit/editStore'
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
  const toned = edit('toned', step('a', 'adjust.tone'))
  useDocument.getState().show(toned, picture('source'), picture('toned'))
  expect(values()['adjust.tone']).toEqual({})
  expect(values()['transform.geometry']).toEqual({ straighten: 3 })
  useDocument.getState().show(edit('source'), picture('source'), picture('source'))
  expect(values()['transform.geometry']).toEqual({ straighten: 3 })
})

it('another picture starts with empty forms', () => {
  useDocument.getState().open(picture('other'))
  expect(values()['adjust.tone']).toEqual({})
  expect(values()['transform.geometry']).toEqual({})
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit, EditStep } from '../../../../preload/contract/edit'
import { StudioError } from '../../../../preload/contract/errors'
import {
  changeStep,
  clearStack,
  copySteps,
  duplicateStep,
  movedStep,
  moveStep,
  pasteSteps,
  removeStep,
  toggleStep,
} from '../../../../renderer/actions/stackActions'
import { useEdit } from '../../../../renderer/panels/edit/editStore'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useHistory } from '../../../../renderer/state/historyStore'
import { useStepClipboard } from '../../../../renderer/state/stepClipboard'
import { patiently } from '../../../fixtures/patiently'

vi.mock('i18next', () => ({ default: { t: (key: string) => key } }))
const notices = vi.hoisted(() => ({ showNotice: vi.fn(), showError: vi.fn() }))
vi.mock('../../../../renderer/ui/notices', () => notices)

interface FindInput {
  readonly source: string
  readonly steps: readonly { readonly step: string; readonly enabled: boolean }[]
}
type Finder = (input: FindInput) => Promise<{ asset: Asset }>

const picture = (id: string, width = 400): Asset => ({
  id,
  kind: 'image',
  name: `${id}.png`,
  origin: 'imported',
  created: 0,
  width,
  height: 300,
  format: 'png',
  bytes: 1,
  sha256: '',
  rating: 0,
  tags: [],
  caption: '',
  altText: '',
  prompt: '',
})
/** Names the picture by what it was asked to be. */
const kept: Finder = async ({ steps }) => ({
  asset: picture(steps.map(({ step }) => step.split('.')[1]).join('+') || 'source'),
})
const calls = vi.hoisted(() => ({
  edits: { find: vi.fn() },
  presets: { copy: vi.fn() },
}))
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls }) }))

const step = (id: string, name: string, enabled = true): EditStep => ({
  id,
  step: name,
  parameters: {},
  enabled,
})
const tone = step('t', 'adjust.tone')
const sharpen = step('s', 'adjust.sharpen')
const erase = { ...step('e', 'repair.inpaint'), parameters: { mask: { asset: 'mask' } } }

function open(...steps: EditStep[]): void {
  const edit: Edit = { id: 'edit', source: 'source', steps, shown: 'shown' }
  useDocument.getState().open(picture('shown'))
  useDocument.getState().show(edit, picture('source'), picture('shown'))
}
const ids = () => useDocument.getState().edit?.steps.map(({ id }) => id)
const shown = () => useDocument.getState().asset?.id

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  useHistory.setState(useHistory.getInitialState(), true)
  useEdit.setState(useEdit.getInitialState(), true)
  useStepClipboard.setState(useStepClipboard.getInitialState(), true)
  vi.clearAllMocks()
  calls.edits.find.mockImplementation(kept)
})

describe('the stack of a picture', () => {
  it('changes as one thing each time, and shows the picture that the steps make', async () => {
    open(tone, sharpen)
    await moveStep('s', 0)
    expect([ids(), shown()]).toEqual([['s', 't'], 'sharpen+tone'])
    await toggleStep('s')
    expect([ids(), shown()]).toEqual([['s', 't'], 'tone'])
    await changeStep('t', { exposure: 2 })
    expect(useDocument.getState().edit?.steps[1]?.parameters).toEqual({ exposure: 2 })
    await duplicateStep('t')
    expect(shown()).toBe('tone+tone')
    await removeStep('t')
    expect(shown()).toBe('tone')
    await clearStack()
    expect([ids(), shown()]).toEqual([[], 'source'])
    expect(useHistory.getState().history.past).toHaveLength(6)
  })

  it('goes on from a change that is still being made, and makes only the last picture', async () => {
    open(tone, sharpen, erase)
    let finish: (answer: { asset: Asset }) => void = () => undefined
    calls.edits.find.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    const first = toggleStep('t')
    await vi.waitFor(() => expect(useEdit.getState().pending).toBeDefined(), patiently)
    await toggleStep('s')
    finish({ asset: picture('too late') })
    await first
    expect(shown()).toBe('inpaint')
    expect(useDocument.getState().edit?.steps.map(({ enabled }) => enabled)).toEqual([
      false,
      false,
      true,
    ])
    expect(useHistory.getState().history.past).toHaveLength(1)
    expect(useEdit.getState().pending).toBeUndefined()
  })

  it('is as it was where the picture cannot be made', async () => {
    open(tone, erase)
    const failure = new StudioError('mask-size-differs')
    calls.edits.find.mockRejectedValueOnce(failure)
    await expect(moveStep('e', 0)).rejects.toBe(failure)
    expect([ids(), shown()]).toEqual([['t', 'e'], 'shown'])
    expect(useEdit.getState().pending).toBeUndefined()
    expect(useHistory.getState().canUndo).toBe(false)
  })

  it('takes nothing away from a picture that was opened meanwhile', async () => {
    open(tone)
    const change = toggleStep('t')
    useDocument.getState().open(picture('other'))
    await change
    expect(shown()).toBe('other')
    expect(notices.showNotice).toHaveBeenCalledOnce()
  })

  it('waits while a result waits for a yes', async () => {
    open(tone)
    const edit = useDocument.getState().edit as Edit
    useDocument.getState().stage(picture('staged'), edit, 'repair.inpaint')
    await toggleStep('t')
    expect(calls.edits.find).not.toHaveBeenCalled()
  })
})

describe('a step that is moved', () => {
  it('takes its place among the others', () => {
    const names = (place: number, id: string) =>
      movedStep([tone, sharpen, erase], id, place)
        .map((one) => one.id)
        .join('')
    expect([names(0, 'e'), names(1, 't'), names(2, 't'), names(9, 't'), names(1, 'x')]).toEqual([
      'ets',
      'ste',
      'set',
      'set',
      'tse',
    ])
  })
})

describe('copied steps', () => {
  it('go on top of another picture, those that were switched off and masks of another size left out', async () => {
    open(tone, { ...sharpen, enabled: false }, erase)
    await copySteps()
    useDocument.getState().open(picture('b'))
    const other: Edit = { id: 'b', source: 'b', steps: [sharpen], shown: 'b' }
    useDocument.getState().show(other, picture('b', 999), picture('b', 999))
    await pasteSteps()
    expect(shown()).toBe('sharpen+tone')
    expect(ids()?.[1]).not.toBe('t')
  })

  it('take their masks along to a picture of the same size', async () => {
    open(erase)
    await copySteps()
    const other: Edit = { id: 'b', source: 'b', steps: [], shown: 'b' }
    useDocument.getState().open(picture('b'))
    useDocument.getState().show(other, picture('b'), picture('b'))
    await pasteSteps()
    expect(shown()).toBe('inpaint')
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit } from '../../../../preload/contract/edit'
import { StudioError } from '../../../../preload/contract/errors'
import { commitEdit } from '../../../../renderer/actions/editDocument'
import { redo, undo } from '../../../../renderer/actions/historyActions'
import { coverageAt } from '../../../../renderer/canvas/mask/mask'
import { MaskDraft } from '../../../../renderer/canvas/mask/maskDraft'
import { drawRectangle } from '../../../../renderer/canvas/mask/shapes'
import { acceptStagedResult } from '../../../../renderer/canvas/stagingActions'
import { useDocument } from '../../../../renderer/state/documentStore'
import { historyWritten, keepHistory, useHistory } from '../../../../renderer/state/historyStore'

const picture = (id: string, width = 400, height = 300): Asset => ({
  id,
  kind: 'image',
  name: `${id}.png`,
  origin: 'imported',
  created: 0,
  width,
  height,
  format: 'png',
  bytes: 1,
  sha256: '',
  rating: 0,
  tags: [],
  caption: '',
  altText: '',
  prompt: '',
})

const state = () => useDocument.getState()

function paint(left: number): void {
  const mask = state().currentMask()
  if (!mask) throw new Error('no picture is open')
  const draft = new MaskDraft(mask, 'add')
  drawRectangle(draft, { left, top: 10, width: 20, height: 20 })
  state().commitMaskChange(draft.commit().change, 'canvas:edits.rectangle')
}

const covered = (x: number) => {
  const mask = state().currentMask()
  return mask ? coverageAt(mask, x, 15) : undefined
}

const edit = (shown: string, source = 'a', ...steps: string[]): Edit => ({
  id: 'edit',
  source,
  steps: steps.map((step) => ({ id: step, step, parameters: {}, enabled: true })),
  shown,
})
const pictures = new Map(['a', 'b', 'c', 'z'].map((id) => [id, picture(id)]))

/** The library as far as taking back and doing again asks it. */
const calls = {
  edits: {
    open: vi.fn(async ({ asset }: { asset: string }) => ({
      edit: edit(asset, asset),
      source: pictures.get(asset),
      shown: pictures.get(asset),
    })),
    find: vi.fn(async () => ({ asset: picture('made-again') })),
    mask: vi.fn(async () => ({})),
  },
  library: {
    get: vi.fn(async ({ id }: { id: string }) => {
      const found = pictures.get(id)
      if (!found) throw new StudioError('asset-not-found', { id })
      return found
    }),
    update: vi.fn(async ({ ids, rating }: { ids: string[]; rating: number }) =>
      ids.map((id) => ({ ...picture(id), rating })),
    ),
  },
}
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls }) }))

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
  useHistory.setState(useHistory.getInitialState(), true)
  vi.clearAllMocks()
})

function openPicture(id: string): void {
  state().open(picture(id))
  state().show(edit(id, id), picture(id), picture(id))
}

function become(id: string, ...steps: string[]): void {
  const before = state().edit
  if (!before) throw new Error('no picture is open')
  commitEdit(before, edit(id, before.source, ...steps), picture(id), 'canvas:edits.result')
}

describe('the open picture', () => {
  it('undoes strokes and results in the order they were made', async () => {
    openPicture('a')
    paint(10)
    become('b', 'adjust.tone')
    expect(state().hasMask).toBe(false)
    paint(100)
    expect(covered(105)).toBe(255)

    await undo()
    expect(covered(105)).toBe(0)
    await undo()
    expect(state().asset?.id).toBe('a')
    expect(state().edit?.steps).toEqual([])
    expect(covered(15)).toBe(255)
    expect(state().hasMask).toBe(true)
    await undo()
    expect(state().hasMask).toBe(false)
    expect(useHistory.getState().canUndo).toBe(false)

    await Promise.all([redo(), redo(), redo()])
    expect(state().asset?.id).toBe('b')
    expect(state().edit?.steps.map(({ step }) => step)).toEqual(['adjust.tone'])
    expect(covered(105)).toBe(255)
    expect(useHistory.getState().canRedo).toBe(false)
  })

  it('keeps the mask of each picture while others are open, and undo goes to where the stroke was', async () => {
    openPicture('a')
    paint(10)
    openPicture('b')
    expect(state().hasMask).toBe(false)
    await undo()
    expect(state().asset?.id).toBe('a')
    expect(state().hasMask).toBe(false)
    await redo()
    expect(covered(15)).toBe(255)
  })

  it('clears the mask undoably', async () => {
    openPicture('a')
    paint(10)
    state().clearMask()
    expect(state().hasMask).toBe(false)
    await undo()
    expect(covered(15)).toBe(255)
  })

  it('remembers the picture before all edits as the original', () => {
    openPicture('a')
    become('b', 'adjust.tone')
    become('c', 'adjust.tone', 'adjust.sharpen')
    expect(state().original?.id).toBe('a')
  })

  it('makes a result again that was cleared away since', async () => {
    openPicture('a')
    become('gone', 'adjust.tone')
    become('b', 'adjust.tone', 'adjust.sharpen')
    await undo()
    expect(state().asset?.id).toBe('made-again')
  })

  it('passes over what was done to a picture that is gone for good', async () => {
    openPicture('a')
    paint(10)
    useHistory.getState().record({
      kind: 'edit',
      before: edit('gone', 'gone'),
      after: edit('gone', 'gone'),
      labelKey: '',
      bytes: 1,
    })
    await expect(undo()).rejects.toMatchObject({ code: 'asset-not-found' })
    await undo()
    expect(state().hasMask).toBe(false)
  })

  it('takes stars back, each picture to its own', async () => {
    useHistory.getState().record({
      kind: 'rating',
      before: [
        { id: 'a', rating: 1 },
        { id: 'b', rating: 4 },
        { id: 'c', rating: 1 },
      ],
      after: 5,
      labelKey: '',
      bytes: 1,
    })
    await undo()
    expect(calls.library.update.mock.calls).toEqual([
      [{ ids: ['a', 'c'], rating: 1 }],
      [{ ids: ['b'], rating: 4 }],
    ])
  })
})

describe('a staged result', () => {
  it('changes nothing until it is accepted, and then as one edit', async () => {
    openPicture('a')
    state().stage(picture('b'), edit('b', 'a', 'repair.inpaint'), 'repair.inpaint')
    state().stage(picture('c'), edit('c', 'a', 'repair.inpaint'), 'repair.inpaint')
    expect(state().asset?.id).toBe('a')
    expect(useHistory.getState().canUndo).toBe(false)
    state().showStaged(1)
    acceptStagedResult()
    expect(state().asset?.id).toBe('c')
    expect(state().staged).toBeUndefined()
    await undo()
    expect(state().asset?.id).toBe('a')
  })

  it('joins the variants that the same step made, and takes the place of those of another', () => {
    openPicture('a')
    state().stage(picture('b'), edit('b'), 'repair.inpaint')
    state().stage(picture('c'), edit('c'), 'repair.inpaint')
    expect(state().staged?.assets.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(state().staged?.edits.map(({ shown }) => shown)).toEqual(['b', 'c'])
    expect(state().staged?.shown).toBe(1)
    state().stage(picture('z'), edit('z'), 'repair.upscale')
    expect(state().staged?.assets.map(({ id }) => id)).toEqual(['z'])
  })

  it('goes with the picture when another one is opened', () => {
    openPicture('a')
    state().stage(picture('b'), edit('b'), 'repair.inpaint')
    state().open(picture('z'))
    expect(state().staged).toBeUndefined()
    expect(state().edit).toBeUndefined()
  })
})

describe('what is written down', () => {
  it('is every change in its order, packed, with the mask as it is afterwards', async () => {
    const written: [string, unknown][] = []
    keepHistory(
      {
        push: async (entry, change) => written.push([entry.kind, change]),
        move: async (after, change) => written.push([after === null ? 'start' : 'move', change]),
      },
      (error) => written.push(['failed', error]),
    )
    openPicture('a')
    paint(10)
    become('b', 'adjust.tone')
    await undo()
    await undo()
    await historyWritten()
    expect(written.map(([kind]) => kind)).toEqual(['mask', 'edit', 'move', 'start'])
    expect(written[0]?.[1]).toMatchObject({ mask: { asset: 'a', packed: expect.any(String) } })
    expect(written[1]?.[1]).toMatchObject({ edit: { shown: 'b' } })
    expect(written[2]?.[1]).toMatchObject({ edit: { shown: 'a', steps: [] } })
    expect(written[3]?.[1]).toEqual({ mask: { asset: 'a', packed: null } })
  })
})

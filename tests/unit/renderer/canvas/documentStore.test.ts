import { beforeEach, describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { coverageAt } from '../../../../renderer/canvas/mask/mask'
import { MaskDraft } from '../../../../renderer/canvas/mask/maskDraft'
import { drawRectangle } from '../../../../renderer/canvas/mask/shapes'
import { useDocument } from '../../../../renderer/state/documentStore'

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

beforeEach(() => {
  useDocument.setState(useDocument.getInitialState(), true)
})

describe('the open picture', () => {
  it('undoes strokes and results in the order they were made', () => {
    state().open(picture('a'))
    paint(10)
    state().showResult(picture('b'))
    expect(state().hasMask).toBe(false)
    paint(100)
    expect(covered(105)).toBe(255)

    state().undo()
    expect(covered(105)).toBe(0)
    state().undo()
    expect(state().asset?.id).toBe('a')
    expect(covered(15)).toBe(255)
    expect(state().hasMask).toBe(true)
    state().undo()
    expect(state().hasMask).toBe(false)
    expect(state().canUndo).toBe(false)

    state().redo()
    state().redo()
    state().redo()
    expect(state().asset?.id).toBe('b')
    expect(covered(105)).toBe(255)
    expect(state().canRedo).toBe(false)
  })

  it('keeps the mask of each picture while others are open', () => {
    state().open(picture('a'))
    paint(10)
    state().open(picture('b'))
    expect(state().hasMask).toBe(false)
    expect(state().canUndo).toBe(false)
    state().open(picture('a'))
    expect(state().hasMask).toBe(true)
    expect(covered(15)).toBe(255)
  })

  it('clears the mask undoably', () => {
    state().open(picture('a'))
    paint(10)
    state().clearMask()
    expect(state().hasMask).toBe(false)
    state().undo()
    expect(covered(15)).toBe(255)
  })

  it('opening the picture that is open loses nothing', () => {
    state().open(picture('a'))
    paint(10)
    state().open(picture('a'))
    expect(state().canUndo).toBe(true)
  })

  it('remembers what was opened as the original', () => {
    state().open(picture('a'))
    state().showResult(picture('b'))
    state().showResult(picture('c'))
    expect(state().original?.id).toBe('a')
  })

  it('gives a mask only where something is painted', async () => {
    expect(await state().maskBytes()).toBeUndefined()
    state().open(picture('a'))
    expect(await state().maskBytes()).toBeUndefined()
    paint(10)
    const bytes = await state().maskBytes()
    expect(bytes?.subarray(1, 4)).toEqual(Uint8Array.of(0x50, 0x4e, 0x47))
  })
})

describe('a staged result', () => {
  it('changes nothing until it is accepted, and then as one edit', () => {
    state().open(picture('a'))
    state().stage([picture('b'), picture('c')])
    expect(state().asset?.id).toBe('a')
    expect(state().canUndo).toBe(false)
    state().showStaged(1)
    state().acceptStaged()
    expect(state().asset?.id).toBe('c')
    expect(state().staged).toBeUndefined()
    state().undo()
    expect(state().asset?.id).toBe('a')
  })

  it('joins the variants that the same step made, and takes the place of those of another', () => {
    state().open(picture('a'))
    state().stage([picture('b')], 'repair.inpaint')
    state().stage([picture('c')], 'repair.inpaint')
    expect(state().staged?.assets.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(state().staged?.shown).toBe(1)
    state().stage([picture('d')], 'repair.upscale')
    expect(state().staged?.assets.map(({ id }) => id)).toEqual(['d'])
  })

  it('is named for the trash when it is put aside', () => {
    state().open(picture('a'))
    state().stage([picture('b'), picture('c')])
    expect(state().discardStaged()).toEqual(['b', 'c'])
    expect(state().asset?.id).toBe('a')
    expect(state().staged).toBeUndefined()
  })

  it('goes with the picture when another one is opened', () => {
    state().open(picture('a'))
    state().stage([picture('b')])
    state().open(picture('z'))
    expect(state().staged).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import {
  cursorFor,
  gestureFor,
  selectionMode,
  wheelMeaning,
} from '../../../../renderer/canvas/inputRules'

const press = {
  button: 0,
  tool: 'brush',
  spaceHeld: false,
  overSplitHandle: false,
  overMinimap: false,
  lookingOnly: false,
  maskBusy: false,
} as const

const hover = {
  tool: 'brush',
  spaceHeld: false,
  panning: false,
  overSplitHandle: false,
  overMinimap: false,
  lookingOnly: false,
  maskBusy: false,
  hasPicture: true,
  cropCursor: 'move',
} as const

describe('a press on the canvas', () => {
  it('paints with the brush and rubs out with the eraser', () => {
    expect(gestureFor(press)).toBe('paint')
    expect(gestureFor({ ...press, tool: 'eraser' })).toBe('erase')
  })

  it('moves the picture with the middle button or Space, whatever the tool', () => {
    expect(gestureFor({ ...press, button: 1 })).toBe('pan')
    expect(gestureFor({ ...press, spaceHeld: true })).toBe('pan')
    expect(gestureFor({ ...press, tool: 'crop', spaceHeld: true })).toBe('pan')
  })

  it('rubs out with the secondary button and the other end of a pen', () => {
    expect(gestureFor({ ...press, button: 2 })).toBe('erase')
    expect(gestureFor({ ...press, button: 5 })).toBe('erase')
    expect(gestureFor({ ...press, button: 2, tool: 'lasso' })).toBeUndefined()
  })

  it('does not paint on a mask that is being worked on, and says so; the picture can still be moved', () => {
    for (const tool of ['brush', 'eraser', 'rectangle', 'lasso', 'wand'] as const) {
      expect(gestureFor({ ...press, tool, maskBusy: true })).toBeUndefined()
      expect(gestureFor({ ...press, tool, button: 2, maskBusy: true })).toBeUndefined()
      expect(cursorFor({ ...hover, tool, maskBusy: true })).toBe('progress')
    }
    expect(gestureFor({ ...press, button: 1, maskBusy: true })).toBe('pan')
    expect(gestureFor({ ...press, tool: 'view', maskBusy: true })).toBe('pan')
  })

  it('never paints on a result that waits for a yes', () => {
    for (const tool of ['brush', 'eraser', 'rectangle', 'lasso', 'wand', 'crop'] as const) {
      expect(gestureFor({ ...press, tool, lookingOnly: true })).toBe('pan')
    }
    expect(gestureFor({ ...press, button: 2, lookingOnly: true })).toBeUndefined()
  })

  it('takes hold of the split line before the tool', () => {
    expect(gestureFor({ ...press, overSplitHandle: true })).toBe('split')
  })
})

describe('the cursor', () => {
  it('gives way to the ring of the brush', () => {
    expect(cursorFor(hover)).toBe('none')
    expect(cursorFor({ ...hover, spaceHeld: true })).toBe('grab')
    expect(cursorFor({ ...hover, spaceHeld: true, panning: true })).toBe('grabbing')
  })

  it('is plain without a picture', () => {
    expect(cursorFor({ ...hover, hasPicture: false })).toBe('default')
  })
})

describe('modifiers', () => {
  it('turn adding into taking away and back', () => {
    expect(selectionMode('add', true)).toBe('subtract')
    expect(selectionMode('subtract', true)).toBe('add')
    expect(selectionMode('add', false)).toBe('add')
  })

  it('give the wheel its meanings', () => {
    const plain = { ctrlKey: false, altKey: false, shiftKey: false }
    expect(wheelMeaning(plain)).toBe('zoom')
    expect(wheelMeaning({ ...plain, ctrlKey: true })).toBe('pinch')
    expect(wheelMeaning({ ...plain, altKey: true })).toBe('brushSize')
    expect(wheelMeaning({ ...plain, shiftKey: true })).toBe('panSideways')
  })
})

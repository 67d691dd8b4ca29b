import { describe, expect, it } from 'vitest'
import { deviceBox } from '../../../../renderer/canvas/preview/previewPatch'

/** A preview that is stretched by one pixel is blurred from edge to edge: nothing of it is what is exported. */
describe('the place of a preview on the screen', () => {
  it('has a pixel for each of its own, wherever the middle of the view lies', () => {
    const part = { left: 0, top: 0, width: 500, height: 327 }
    for (let height = 600; height < 660; height += 1) {
      const middle = (height - part.height) / 2
      for (const wrong of [0, -3e-14, 3e-14, -1e-9]) {
        const [, , width, high] = deviceBox(part, {
          left: 23 + wrong,
          top: middle + wrong,
          zoom: 1,
        })
        expect([width, high]).toEqual([500, 327])
      }
    }
    expect(deviceBox(part, { left: 10, top: 152.49999999999997, zoom: 1 })[3]).toBe(327)
  })
})

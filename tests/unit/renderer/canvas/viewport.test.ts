import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitPicture,
  keepInView,
  maximumZoom,
  minimumZoom,
  nextZoomStop,
  pinchViewport,
  snapZoom,
  toImage,
  toScreen,
  visiblePart,
  wheelZoom,
  zoomAround,
} from '../../../../renderer/canvas/viewport'

const view = { width: 900, height: 600 }
const picture = { width: 6000, height: 4000 }
const turn = { deltaMode: 0, pinch: false }

describe('zooming with the wheel', () => {
  it('keeps what is under the pointer under the pointer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 600, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (x, y, scale) => {
          const before = { scale: 0.4, left: -120, top: 33 }
          const after = zoomAround(before, { x, y }, scale)
          const point = toScreen(after, toImage(before, { x, y }))
          expect(point.x).toBeCloseTo(x, 6)
          expect(point.y).toBeCloseTo(y, 6)
        },
      ),
    )
  })

  it('catches 100 % without being trapped there by small turns', () => {
    let state = { free: 0.9, zoom: 0.9 }
    const seen: number[] = []
    for (let count = 0; count < 200 && state.zoom < 1.2; count += 1) {
      state = wheelZoom(state.free, { deltaY: -4, ...turn })
      seen.push(state.zoom)
    }
    expect(seen).toContain(1)
    expect(state.zoom).toBeGreaterThanOrEqual(1.2)
  })

  it('stays between 10 % and 2000 %, and goes below only for what would not fit', () => {
    expect(wheelZoom(0.11, { deltaY: 1e6, ...turn }).zoom).toBe(minimumZoom)
    expect(wheelZoom(19, { deltaY: -1e6, ...turn }).zoom).toBe(maximumZoom)
    expect(wheelZoom(0.09, { deltaY: 240, ...turn }, 0.05).zoom).toBeLessThan(minimumZoom)
  })

  it('treats lines and pixels of the wheel alike', () => {
    const lines = wheelZoom(1.3, { deltaY: 3, deltaMode: 1, pinch: false })
    const pixels = wheelZoom(1.3, { deltaY: 54, deltaMode: 0, pinch: false })
    expect(lines.free).toBeCloseTo(pixels.free, 9)
  })

  it.each([
    [0.255, 0.25],
    [0.99, 1],
    [2.05, 2],
    [0.75, 0.75],
    [1.06, 1.06],
  ])('shows %d as %d', (zoom, shown) => {
    expect(snapZoom(zoom)).toBe(shown)
  })
})

describe('the zoom buttons', () => {
  it('leave a stop in both directions', () => {
    expect(nextZoomStop(1, 1)).toBe(1.5)
    expect(nextZoomStop(1, -1)).toBe(0.67)
    expect(nextZoomStop(20, 1)).toBe(20)
    expect(nextZoomStop(0.1, -1)).toBe(0.1)
  })
})

describe('fitting', () => {
  it('shows all of a large picture in the middle', () => {
    const viewport = fitPicture(picture, view)
    const end = toScreen(viewport, { x: picture.width, y: picture.height })
    expect(viewport.left).toBeGreaterThanOrEqual(32)
    expect(viewport.top).toBeGreaterThanOrEqual(32)
    expect(viewport.left + end.x).toBeCloseTo(view.width, 6)
    expect(viewport.top + end.y).toBeCloseTo(view.height, 6)
  })

  it('magnifies a small picture only so far', () => {
    expect(fitPicture({ width: 64, height: 64 }, view).scale).toBe(4)
  })
})

describe('panning', () => {
  it('never loses the picture', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        (left, top, scale) => {
          const kept = keepInView({ scale, left, top }, picture, view)
          const part = visiblePart(kept, view, picture)
          expect(part.width * scale).toBeGreaterThanOrEqual(63.9)
          expect(part.height * scale).toBeGreaterThanOrEqual(63.9)
        },
      ),
    )
  })

  it('with two fingers holds the picture between them', () => {
    const before = { scale: 1, left: 0, top: 0 }
    const fingers = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const
    const spread = [
      { x: 50, y: 120 },
      { x: 250, y: 120 },
    ] as const
    const after = pinchViewport(before, fingers, spread, { lowest: 0.1, highest: 20 })
    expect(after.scale).toBeCloseTo(2, 9)
    expect(toScreen(after, toImage(before, fingers[0]))).toEqual(spread[0])
    expect(toScreen(after, toImage(before, fingers[1]))).toEqual(spread[1])
  })
})

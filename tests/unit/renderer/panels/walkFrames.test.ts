import { describe, expect, it } from 'vitest'
import { definition } from '../../../../preload/contract/steps/generate.walk'
import {
  asRecipe,
  frameOrder,
  frameRecipe,
  nearestFrame,
  nextFrame,
  nextOnWalk,
  walkRecipe,
} from '../../../../renderer/panels/generate/walkFrames'

const place = (asset: string, point: string, label: string, truncation = 1) => ({
  asset,
  point,
  label,
  truncation,
})

/** Someone who scrubs would look at grey, or keep another picture than the one that was shown. */
describe('the walk between two results', () => {
  it('draws every frame once, in outline first', () => {
    const order = frameOrder(25)
    expect([...order].sort((left, right) => left - right)).toEqual([...Array(25).keys()])
    expect(order.slice(0, 3)).toEqual([0, 24, 12])
  })

  it('draws what the scrubber stands on before the rest', () => {
    const order = frameOrder(5)
    expect(nextFrame(3, new Set(), order)).toBe(3)
    expect(nextFrame(3, new Set([3]), order)).toBe(0)
    expect(nextFrame(3, new Set(order), order)).toBeUndefined()
    expect(nearestFrame(3, [0, 4])).toBe(4)
    expect(nearestFrame(3, [])).toBeUndefined()
  })

  it('keeps a frame by the recipe that showed it', () => {
    const frame = frameRecipe(place('a', '7', 'dress'), place('b', '9:4@0.2', 'shoes', 0.5), 6)
    expect(definition.parameters.parse(frame.parameters)).toMatchObject({
      points: ['7', '9:4@0.2'],
      labels: ['dress', 'shoes'],
      frame: 6,
      truncation: 0.75,
    })
    expect(asRecipe(frame).steps[0]?.parameters).toEqual(frame.parameters)
  })

  it('plays to the end and back again, with every frame shown once on each way', () => {
    let place: ReturnType<typeof nextOnWalk> = { frame: 1, step: 1 }
    const seen = Array.from({ length: 8 }, () => {
      place = nextOnWalk(place, 4)
      return place.frame
    })
    expect(seen).toEqual([2, 3, 2, 1, 0, 1, 2, 3])
    // Also when someone put the scrubber at the end before they let it play.
    expect(nextOnWalk({ frame: 3, step: 1 }, 4)).toEqual({ frame: 2, step: -1 })
    expect(nextOnWalk({ frame: 0, step: -1 }, 4)).toEqual({ frame: 1, step: 1 })
  })

  it('keeps the whole walk from the same points as its frames', () => {
    const ends = [place('a', '7', 'dress'), place('b', '9', 'dress')] as const
    const { frame: _, ...shared } = frameRecipe(...ends, 3).parameters
    expect(walkRecipe(...ends, 'folder').parameters).toEqual(shared)
    expect(
      definition.parameters.safeParse(walkRecipe(...ends, 'animation').parameters).success,
    ).toBe(true)
  })
})

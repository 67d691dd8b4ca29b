import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EditStep } from '../../../../preload/contract/edit'
import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import { fitMasks, fittedMask, maskOf, withMask } from '../../../../renderer/actions/stackMasks'
import type { Size } from '../../../../renderer/canvas/geometry'
import { emptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import { readRegion, writeRegion } from '../../../../renderer/canvas/mask/morphology'
import { refitMask } from '../../../../renderer/canvas/mask/refitMask'

interface Placed {
  readonly from: GeometryPlan
  readonly to: GeometryPlan
}

const painted = vi.hoisted(() => '00000000-0000-4000-8000-000000000001')
const library = vi.hoisted(() => new Map<string, unknown>())
vi.mock('../../../../renderer/canvas/mask/work/readMask', () => ({
  readMask: async (id: string, size: Size, _: string, placed?: Placed) => {
    const mask = library.get(id) as Mask
    if (mask.size.width !== size.width) throw new Error('another size')
    return placed ? refitMask(mask, placed.from, placed.to) : mask
  },
}))
vi.mock('../../../../renderer/canvas/mask/maskAsset', () => ({
  importMask: async (mask: Mask) => {
    const id = `00000000-0000-4000-8000-00000000000${library.size + 1}`
    library.set(id, mask)
    return id
  },
}))

const size = { width: 400, height: 300 }
const source = { id: 'source', name: 'source.png', size }
const step = (id: string, name: string, parameters: Record<string, unknown>): EditStep => ({
  id,
  step: name,
  parameters,
  enabled: true,
})
const off = (one: EditStep): EditStep => ({ ...one, enabled: false })
const erase = step('erase', 'repair.inpaint', { mask: { asset: painted } })
const tone = step('tone', 'adjust.tone', { exposure: 1 })
const leftHalf = step('crop', 'transform.geometry', {
  crop: { left: 0, top: 0, width: 0.5, height: 1 },
})
const rightHalf = step('crop', 'transform.geometry', {
  crop: { left: 0.5, top: 0, width: 0.5, height: 1 },
})
const maskIn = (steps: readonly EditStep[]) =>
  library.get(maskOf(steps.find(({ id }) => id === 'erase') as EditStep) ?? '') as Mask
const covered = (mask: Mask) =>
  readRegion(mask, { left: 0, top: 0, ...mask.size }).filter((value) => value > 127).length

beforeEach(() => {
  library.clear()
  // From 150 to 169 across: all of it in the left half.
  const values = new Uint8Array(20 * 10).fill(255)
  library.set(
    painted,
    writeRegion(emptyMask(size), { left: 150, top: 50, width: 20, height: 10 }, values),
  )
})

describe('the mask of a step', () => {
  it('stays as it is where nothing before it moves pixels', async () => {
    const { steps } = await fitMasks([erase, tone, leftHalf], [tone, erase, leftHalf], source)
    expect(steps).toEqual([tone, erase, leftHalf])
    expect(library.size).toBe(1)
  })

  it('follows the picture when a crop is moved before it, and is the painted one again when it is moved back', async () => {
    const before = [erase, leftHalf]
    const moved = await fitMasks(before, [leftHalf, erase], source)
    expect(maskIn(moved.steps).size).toEqual({ width: 200, height: 300 })
    expect(covered(maskIn(moved.steps))).toBe(200)
    const back = await fitMasks(moved.steps, [moved.steps[1] as EditStep, leftHalf], source)
    expect(maskOf(back.steps[0] as EditStep)).toBe(painted)
    expect(back.outside).toEqual([])
  })

  it('is fitted to a crop that is switched, changed or removed', async () => {
    const fitted = await fitMasks([erase, leftHalf], [leftHalf, erase], source)
    const eraser = fitted.steps[1] as EditStep
    for (const after of [[off(leftHalf), eraser], [eraser]]) {
      const { steps } = await fitMasks(fitted.steps, after, source)
      expect(maskIn(steps).size).toEqual(size)
    }
    const narrow = step('crop', 'transform.geometry', {
      crop: { left: 0.4, top: 0, width: 0.2, height: 1 },
    })
    const { steps } = await fitMasks(fitted.steps, [narrow, eraser], source)
    // From 160 on it is inside.
    expect(covered(maskIn(steps))).toBe(100)
  })

  it('that lies outside switches its step off and comes back whole', async () => {
    const fitted = await fitMasks([erase, rightHalf], [rightHalf, erase], source)
    expect(fitted.outside.map(({ id }) => id)).toEqual(['erase'])
    const eraser = fitted.steps[1] as EditStep
    expect(eraser.enabled).toBe(false)
    const back = await fitMasks(fitted.steps, [{ ...eraser, enabled: true }, rightHalf], source)
    expect(maskOf(back.steps[0] as EditStep)).toBe(painted)
    expect(back.outside).toEqual([])
  })

  it('waits while its step is switched off, and is fitted when it is switched on', async () => {
    const waiting = await fitMasks([erase, leftHalf], [leftHalf, off(erase)], source)
    expect(library.size).toBe(1)
    const { steps } = await fitMasks(
      waiting.steps,
      waiting.steps.map((one) => ({ ...one, enabled: true })),
      source,
    )
    expect(maskIn(steps).size).toEqual({ width: 200, height: 300 })
    expect((await fittedMask(waiting.steps, 'erase', size))?.size).toEqual({
      width: 200,
      height: 300,
    })
  })

  it('is taken as it is once it was painted anew', async () => {
    const fitted = await fitMasks([erase, leftHalf], [leftHalf, erase], source)
    library.set('00000000-0000-4000-8000-000000000009', emptyMask({ width: 200, height: 300 }))
    const anew = withMask(fitted.steps[1] as EditStep, '00000000-0000-4000-8000-000000000009')
    const { steps } = await fitMasks(fitted.steps, [leftHalf, anew], source)
    expect(steps[1]).toEqual(anew)
    expect(anew.painted).toBeUndefined()
  })
})

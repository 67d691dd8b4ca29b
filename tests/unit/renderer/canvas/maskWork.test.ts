import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { emptyPlan } from '../../../../preload/contract/pixels/geometryPlan'
import { planStack } from '../../../../preload/contract/pixels/stackPlan'
import { floodFill, type RasterPixels } from '../../../../renderer/canvas/mask/floodFill'
import { coverageAt, differenceOf, type Mask } from '../../../../renderer/canvas/mask/mask'
import { growMask, readRegion } from '../../../../renderer/canvas/mask/morphology'
import { answerMaskRequests } from '../../../../renderer/canvas/mask/work/answerMaskRequests'
import { changeMask } from '../../../../renderer/canvas/mask/work/changeMask'
import { loadMask } from '../../../../renderer/canvas/mask/work/loadMask'
import type { MaskReply, MaskRequest } from '../../../../renderer/canvas/mask/work/maskMessages'
import { cancelMaskWork, maskSettled } from '../../../../renderer/canvas/mask/work/maskTurn'
import { maskAfter } from '../../../../renderer/canvas/mask/work/maskWork'
import { readMask } from '../../../../renderer/canvas/mask/work/readMask'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useHistory } from '../../../../renderer/state/historyStore'
import { useMaskWork } from '../../../../renderer/state/maskWorkStore'
import { patiently } from '../../../fixtures/patiently'
import { squareMasks } from './squareMasks'

const size = { width: 600, height: 300 }
const whole = { left: 0, top: 0, ...size }

const square = squareMasks(size)

const same = (one: Mask, other: Mask) =>
  Buffer.compare(readRegion(one, whole), readRegion(other, whole)) === 0

/** Stripes of 50 pixels, dark and light by turns. */
const stripes = {
  ...size,
  data: Uint8ClampedArray.from({ length: size.width * size.height * 4 }, (_, at) =>
    at % 4 === 3 || Math.floor(((at >> 2) % size.width) / 50) % 2 === 1 ? 255 : 40,
  ),
}

/** A thread in this one: messages are cloned on the way, buffers handed over, and `hold` keeps answers back. */
class TestThread {
  static made: TestThread[] = []
  static hold = false
  onmessage: ((event: { data: MaskReply }) => void) | null = null
  onerror: ((event: { message: string }) => void) | null = null
  ended = false
  readonly heard: MaskRequest[] = []
  private readonly kept: MaskReply[] = []
  private readonly take = answerMaskRequests((reply, handedOver) => {
    const passed = structuredClone(reply, { transfer: handedOver })
    if (TestThread.hold) this.kept.push(passed)
    else queueMicrotask(() => this.tell(passed))
  })

  constructor() {
    TestThread.made.push(this)
  }

  postMessage(request: MaskRequest, transfer: ArrayBuffer[] = []): void {
    const passed = structuredClone(request, { transfer })
    this.heard.push(passed)
    this.take(passed)
  }

  release(): void {
    for (const reply of this.kept.splice(0)) this.tell(reply)
  }

  terminate(): void {
    this.ended = true
  }

  private tell(reply: MaskReply): void {
    if (!this.ended) this.onmessage?.({ data: reply })
  }
}

const picture = { id: 'a', name: 'a.png', width: size.width, height: size.height } as Asset

beforeEach(() => {
  vi.stubGlobal('Worker', TestThread)
  vi.stubGlobal('window', new EventTarget())
  TestThread.hold = false
  useDocument.setState({ masks: new Map(), asset: undefined, repainting: undefined })
  useHistory.getState().replace([], 0)
  useDocument.getState().open(picture)
  useDocument.getState().putMask('a', square(200, 100, 60))
})

afterEach(() => vi.unstubAllGlobals())

/** A browser's decoder whose pictures all have these pixels. */
function stubDecoder(pixels: RasterPixels): void {
  let top = 0
  vi.stubGlobal('createImageBitmap', async () => ({ ...pixels, close: () => undefined }))
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({
        clearRect: () => undefined,
        drawImage: (_: unknown, _left: number, from: number) => {
          top = from
        },
        getImageData: (_left: number, _top: number, width: number, height: number) => ({
          width,
          height,
          data: pixels.data.slice(top * width * 4, (top + height) * width * 4),
        }),
      })
    },
  )
}

const current = () => useDocument.getState().currentMask() as Mask
const busy = () => useMaskWork.getState().working

describe('a change of the whole mask', () => {
  it('selects the same pixels as the wand itself, added and taken away', () => {
    const wand = { kind: 'wand', seed: { x: 60, y: 20 }, tolerance: 8, contiguous: true } as const
    const selected = floodFill(stripes, wand.seed, wand)
    const base = square(40, 100, 30)
    const added = readRegion(maskAfter(base, { ...wand, mode: 'add' }, stripes), whole)
    const taken = readRegion(maskAfter(base, { ...wand, mode: 'subtract' }, stripes), whole)
    const old = readRegion(base, whole)
    selected.forEach((value, at) => {
      if (added[at] !== Math.max(old[at] ?? 0, value)) expect.fail(`added at ${at}`)
      if (taken[at] !== Math.min(old[at] ?? 0, 255 - value)) expect.fail(`taken at ${at}`)
    })
  })

  it('is one thing to take back, and exactly what the maths makes', async () => {
    const before = current()
    await changeMask({ kind: 'grow', pixels: 12 }, 'canvas:edits.grow')
    expect(same(current(), growMask(before, 12))).toBe(true)
    expect(useHistory.getState().history.past).toHaveLength(1)
    await changeMask({ kind: 'invert' }, 'canvas:edits.invert')
    expect(coverageAt(current(), 0, 0)).toBe(255)
    expect(useHistory.getState().history.past).toHaveLength(2)
    expect(busy()).toBeUndefined()
  })

  it('tells how far it is', async () => {
    const shares: (number | undefined)[] = []
    const stop = useMaskWork.subscribe(({ working }) => working && shares.push(working.share))
    await changeMask({ kind: 'feather', pixels: 40 }, 'canvas:edits.feather')
    stop()
    expect(shares[0]).toBeUndefined()
    expect(shares.length).toBeGreaterThan(2)
    expect(shares.slice(1)).toEqual(
      [...shares.slice(1)].sort((one, other) => (one ?? 0) - (other ?? 0)),
    )
  })

  it('is given up by Escape, which closes nothing else, and leaves the mask as it was', async () => {
    TestThread.hold = true
    const before = current()
    const done = changeMask({ kind: 'grow', pixels: 12 }, 'canvas:edits.grow')
    expect(busy()?.titleKey).toBe('canvas:edits.grow')
    const heard = vi.fn()
    window.addEventListener('keydown', heard)
    const key = Object.assign(new Event('keydown', { cancelable: true }), { key: 'Escape' })
    window.dispatchEvent(key)
    await done
    expect(heard).not.toHaveBeenCalled()
    const thread = TestThread.made.at(-1)
    expect(thread?.ended).toBe(true)
    thread?.release()
    await maskSettled()
    expect(current()).toBe(before)
    expect(useHistory.getState().history.past).toHaveLength(0)
    expect(busy()).toBeUndefined()
    expect(cancelMaskWork()).toBe(false)
  })

  it('never lands on another picture, nor on a mask that was changed meanwhile', async () => {
    TestThread.hold = true
    const done = changeMask({ kind: 'grow', pixels: 12 }, 'canvas:edits.grow')
    useDocument.getState().open({ ...picture, id: 'b' })
    await done
    TestThread.made.at(-1)?.release()
    expect(useDocument.getState().masks.has('b')).toBe(false)

    useDocument.getState().open(picture)
    const again = changeMask({ kind: 'grow', pixels: 12 }, 'canvas:edits.grow')
    useDocument.getState().clearMask()
    await again
    expect(useDocument.getState().hasMask).toBe(false)
  })

  it('works again after it was given up, on one thread for one thing after the other', async () => {
    TestThread.hold = true
    const given = changeMask({ kind: 'grow', pixels: 4 }, 'canvas:edits.grow')
    cancelMaskWork()
    await given
    TestThread.hold = false
    const threads = TestThread.made.length
    await changeMask({ kind: 'grow', pixels: 4 }, 'canvas:edits.grow')
    await changeMask({ kind: 'grow', pixels: -4 }, 'canvas:edits.shrink')
    expect(TestThread.made.length).toBe(threads + 1)
    expect(useHistory.getState().history.past).toHaveLength(2)
  })

  it('takes a mask file in beside the window, as one thing to take back', async () => {
    stubDecoder(stripes)
    const shares: (number | undefined)[] = []
    const stop = useMaskWork.subscribe(({ working }) => working && shares.push(working.share))
    const file = { kind: 'load', bytes: new Blob(), name: 'stripes.png', size } as const
    await changeMask(file, 'canvas:edits.load')
    stop()
    expect(coverageAt(current(), 60, 280)).toBe(255)
    expect(coverageAt(current(), 10, 280)).toBe(40)
    expect(coverageAt(current(), 210, 110)).toBe(40)
    expect(shares.at(-1)).toBe(1)
    expect(useHistory.getState().history.past).toHaveLength(1)
  })

  it('leaves the mask as it was where a file has another size, or is no picture', async () => {
    const before = current()
    stubDecoder({ ...stripes, width: 300, height: 600 })
    const file = { kind: 'load', bytes: new Blob(), name: 'other.png', size } as const
    await expect(changeMask(file, 'canvas:edits.load')).rejects.toMatchObject({
      code: 'mask-size-differs',
      data: { maskWidth: 300, maskHeight: 600, ...size },
    })
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')))
    await expect(changeMask(file, 'canvas:edits.load')).rejects.toMatchObject({
      code: 'image-damaged',
      data: { name: 'other.png' },
    })
    expect(current()).toBe(before)
    expect(busy()).toBeUndefined()
  })

  it('says so where the thread breaks, and the next one has a new thread', async () => {
    TestThread.hold = true
    const broken = changeMask({ kind: 'invert' }, 'canvas:edits.invert')
    TestThread.made.at(-1)?.onerror?.({ message: 'gone' })
    await expect(broken).rejects.toMatchObject({ code: 'internal' })
    TestThread.hold = false
    await changeMask({ kind: 'invert' }, 'canvas:edits.invert')
    expect(coverageAt(current(), 0, 0)).toBe(255)
  })
})

/** Opening the mask of a step, or fitting it to a crop, held the window up for a second on a large photograph. */
describe('a mask that the library keeps', () => {
  const decoded = (pixels: RasterPixels) => async () => ({
    size: { width: pixels.width, height: pixels.height },
    rows: (top: number, height: number) => ({
      width: pixels.width,
      height,
      data: pixels.data.slice(top * pixels.width * 4, (top + height) * pixels.width * 4),
    }),
    close: () => undefined,
  })
  const leftHalf = planStack(size, [
    {
      step: 'transform.geometry',
      parameters: { crop: { left: 0, top: 0, width: 0.5, height: 1 } },
      enabled: true,
    },
  ])

  beforeEach(() => {
    stubDecoder(stripes)
    vi.stubGlobal('fetch', async () => new Response('picture'))
  })

  it('is read whole, or as it lies on another picture, and tells how far it is', async () => {
    const whole_ = await readMask('id', size, 'canvas:maskWork.open')
    const picture = { bytes: new Blob(), name: 'id', size }
    const told: number[] = []
    const wanted = await loadMask(picture, (share) => told.push(share), decoded(stripes))
    expect(differenceOf(whole_, wanted)).toEqual([])
    expect(told.at(-1)).toBe(1)
    const placed = { from: emptyPlan(size), to: leftHalf }
    const half = await readMask('id', size, 'canvas:maskWork.fit', placed)
    expect(half.size).toEqual({ width: 300, height: 300 })
    expect(coverageAt(half, 60, 20)).toBe(255)
    expect(coverageAt(half, 10, 20)).toBe(40)
  })

  it('can be given up while it is read, and waits its turn', async () => {
    TestThread.hold = true
    const growing = changeMask({ kind: 'grow', pixels: 4 }, 'canvas:edits.grow')
    const reading = readMask('id', size, 'canvas:maskWork.open')
    expect(busy()?.titleKey).toBe('canvas:edits.grow')
    TestThread.made.at(-1)?.release()
    await growing
    await vi.waitFor(() => expect(busy()?.titleKey).toBe('canvas:maskWork.open'), patiently)
    cancelMaskWork()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(busy()).toBeUndefined()
  })

  it('is said to be damaged where the library cannot hand it out', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    await expect(readMask('id', size, 'canvas:maskWork.open')).rejects.toMatchObject({
      code: 'image-damaged',
    })
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { floodFill } from '../../../../renderer/canvas/mask/floodFill'
import { coverageAt, emptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import { growMask, readRegion, writeRegion } from '../../../../renderer/canvas/mask/morphology'
import { answerMaskRequests } from '../../../../renderer/canvas/mask/work/answerMaskRequests'
import {
  cancelMaskWork,
  changeMask,
  maskSettled,
} from '../../../../renderer/canvas/mask/work/changeMask'
import type { MaskReply, MaskRequest } from '../../../../renderer/canvas/mask/work/maskMessages'
import { maskAfter } from '../../../../renderer/canvas/mask/work/maskWork'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useHistory } from '../../../../renderer/state/historyStore'
import { useMaskWork } from '../../../../renderer/state/maskWorkStore'

const size = { width: 600, height: 300 }
const whole = { left: 0, top: 0, ...size }

function square(left: number, top: number, side: number): Mask {
  const region = { left, top, width: side, height: side }
  return writeRegion(emptyMask(size), region, new Uint8Array(side * side).fill(255))
}

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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import type { Edit, EditStep } from '../../../../preload/contract/edit'
import type { KeptRepainting } from '../../../../preload/contract/keptRepainting'
import {
  followRepainting,
  repaintingWritten,
  restoreRepainting,
} from '../../../../renderer/actions/repaintMemory'
import { differenceOf, emptyMask, type Mask } from '../../../../renderer/canvas/mask/mask'
import { writeRegion } from '../../../../renderer/canvas/mask/morphology'
import { startedRepainting, takenBack } from '../../../../renderer/canvas/mask/repainting'
import { useDocument } from '../../../../renderer/state/documentStore'
import { useJobs } from '../../../../renderer/state/jobStore'
import { patiently } from '../../../fixtures/patiently'

vi.mock('i18next', () => ({ default: { t: (key: string) => key } }))
/** What the library keeps, by source. */
const library = vi.hoisted(() => new Map<string, unknown>())
const calls = vi.hoisted(() => ({
  jobs: { submit: vi.fn(), cancel: vi.fn() },
  edits: {
    find: vi.fn(),
    repainting: async ({ source }: { source: string }) => ({ kept: library.get(source) }),
    keepRepainting: vi.fn(async ({ source, kept }: { source: string; kept: unknown }) => {
      if (kept === null) library.delete(source)
      else library.set(source, structuredClone(kept))
      return {}
    }),
  },
}))
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls }) }))

const size = { width: 300, height: 64 }
const picture = (id: string) => ({ id, name: `${id}.png`, ...size }) as Asset
const step = (id: string, parameters = {}): EditStep => ({
  id,
  step: 'adjust.tone',
  parameters,
  enabled: true,
})
const edit: Edit = {
  id: 'edit',
  source: 'source',
  steps: [step('tone'), step('erase')],
  shown: 'shown',
}
const dot = (left: number): Mask =>
  writeRegion(emptyMask(size), { left, top: 0, width: 4, height: 4 }, new Uint8Array(16).fill(255))
const state = () => useDocument.getState()
const mask = () => state().currentMask() as Mask
const failures: unknown[] = []
let stop: (() => void) | undefined

/** The window as it is after it opened, with the picture whose edit it is. */
function openWindow(steps = edit.steps): void {
  stop?.()
  useDocument.setState(useDocument.getInitialState(), true)
  state().open(picture('shown'))
  state().show({ ...edit, steps }, picture('source'), picture('shown'))
  stop = followRepainting((error) => failures.push(error))
}

beforeEach(() => {
  library.clear()
  calls.edits.keepRepainting.mockClear()
  calls.edits.find.mockResolvedValue({ asset: picture('base') })
  failures.length = 0
  openWindow()
})

afterEach(() => stop?.())

async function paint(): Promise<void> {
  state().setRepainting(startedRepainting('erase', picture('base'), edit.steps.slice(0, 1), dot(0)))
  state().setMask(dot(8), 'canvas:edits.stroke')
  state().setMask(dot(260), 'canvas:edits.stroke')
  state().setMask(dot(20), 'canvas:edits.stroke')
  state().setRepainting(takenBack(state().repainting as never))
  await repaintingWritten()
}

/** Minutes of careful painting were gone when the studio closed before they were applied. */
describe('a mask of a step that is being painted anew', () => {
  it('is there again when the studio opens, with what can be taken back and done again', async () => {
    await paint()
    openWindow()
    await restoreRepainting(edit)
    expect(state().repainting).toMatchObject({ step: 'erase', base: { id: 'base' } })
    expect(differenceOf(mask(), dot(260))).toEqual([])
    expect(state().hasMask).toBe(true)
    const { past, future, first } = state().repainting ?? { past: [], future: [] }
    expect([past.length, future.length]).toEqual([2, 1])
    expect(differenceOf(first as Mask, dot(0))).toEqual([])
    expect(failures).toEqual([])
  })

  it('is forgotten once it is applied or given up, and kept while another picture is looked at', async () => {
    await paint()
    state().open(picture('other'))
    await repaintingWritten()
    expect(library.has('source')).toBe(true)
    openWindow()
    await restoreRepainting(edit)
    state().setRepainting(undefined)
    await repaintingWritten()
    expect(library.has('source')).toBe(false)
    await restoreRepainting(edit)
    expect(state().repainting).toBeUndefined()
  })

  // Minutes of a network's work went on for a picture that nobody was to see.
  it('gives up the picture under it, which is being made again, once another is opened', async () => {
    await paint()
    openWindow()
    const job = { id: 'job', state: 'running', inputs: [], outputs: [], recipe: { steps: [] } }
    calls.edits.find.mockResolvedValue({})
    calls.jobs.submit.mockResolvedValue(job)
    calls.jobs.cancel.mockImplementation(async () => {
      useJobs.setState({ jobs: [{ ...job, state: 'cancelled' } as never] })
    })
    const restored = restoreRepainting(edit)
    const ended = expect(restored).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(calls.jobs.submit).toHaveBeenCalled(), patiently)
    expect(calls.jobs.cancel).not.toHaveBeenCalled()
    state().open(picture('other'))
    await ended
    expect(calls.jobs.cancel).toHaveBeenCalledWith({ id: 'job' })
    expect(state().repainting).toBeUndefined()
  })

  it('waits for the steps that it was painted over', async () => {
    await paint()
    const changed = [step('tone', { contrast: 5 }), step('erase')]
    openWindow(changed)
    await restoreRepainting({ ...edit, steps: changed })
    expect(state().repainting).toBeUndefined()
    openWindow()
    await restoreRepainting(edit)
    expect(state().repainting?.step).toBe('erase')
  })

  it('is written down as it is at last where strokes come faster than the disk', async () => {
    let go: (answer: object) => void = () => undefined
    calls.edits.keepRepainting.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          go = resolve
        }),
    )
    state().setRepainting(startedRepainting('erase', picture('base'), [], dot(0)))
    await vi.waitFor(() => expect(calls.edits.keepRepainting).toHaveBeenCalledTimes(1), patiently)
    for (let left = 8; left <= 80; left += 8) state().setMask(dot(left), 'canvas:edits.stroke')
    go({})
    await repaintingWritten()
    expect(calls.edits.keepRepainting).toHaveBeenCalledTimes(2)
    expect((library.get('source') as KeptRepainting).past).toHaveLength(10)
  })

  it('says so where it cannot be written down, and goes on with the next stroke', async () => {
    calls.edits.keepRepainting.mockRejectedValueOnce(new Error('disk full'))
    state().setRepainting(startedRepainting('erase', picture('base'), [], dot(0)))
    await repaintingWritten()
    expect(failures).toHaveLength(1)
    state().setMask(dot(8), 'canvas:edits.stroke')
    await repaintingWritten()
    expect(library.has('source')).toBe(true)
  })
})

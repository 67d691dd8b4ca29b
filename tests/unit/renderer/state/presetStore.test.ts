import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { usePresets } from '../../../../renderer/state/presetStore'

const kept = vi.hoisted(() => [] as { id: string; name: string; steps: unknown[] }[])
const calls = vi.hoisted(() => ({
  presets: {
    list: vi.fn(async () => [...kept]),
    save: vi.fn(async (preset: { name: string; steps: unknown[] }) => {
      kept.unshift({ id: preset.name, ...preset })
    }),
  },
}))
vi.mock('../../../../renderer/state/studio', () => ({ studio: () => ({ calls }) }))
vi.mock('../../../../renderer/ui/notices', () => ({ showError: vi.fn() }))

const storage = new Map<string, string>()
const steps = [{ step: 'adjust.tone', parameters: { exposure: 1 } }]

beforeEach(() => {
  kept.length = 0
  storage.clear()
  vi.clearAllMocks()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    removeItem: (key: string) => storage.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

// An update would otherwise lose what people have put together over months.
it('moves what the browser kept into the library, once, and in its order', async () => {
  kept.push({ id: 'own', name: 'Warm', steps: [] })
  const presets = ['Newest', 'Warm', 'Oldest'].map((name) => ({ id: name, name, steps }))
  storage.set('studio-presets', JSON.stringify({ state: { presets }, version: 1 }))
  await usePresets.getState().load()
  expect(usePresets.getState().presets.map(({ name }) => name)).toEqual([
    'Newest',
    'Oldest',
    'Warm',
  ])
  expect(usePresets.getState().presets[0]?.steps).toEqual(steps)
  expect(storage.size).toBe(0)
  await usePresets.getState().load()
  expect(calls.presets.save).toHaveBeenCalledTimes(2)
})

it('keeps them in the browser until the library has them', async () => {
  storage.set(
    'studio-presets',
    JSON.stringify({ state: { presets: [{ id: 'a', name: 'A', steps }] }, version: 1 }),
  )
  calls.presets.save.mockRejectedValueOnce(new Error('disk full'))
  await expect(usePresets.getState().load()).rejects.toThrow('disk full')
  expect(storage.size).toBe(1)
})

it('passes over what no studio has written', async () => {
  storage.set('studio-presets', '{"state":')
  await usePresets.getState().load()
  expect(usePresets.getState().presets).toEqual([])
})

import { afterEach, describe, expect, it } from 'vitest'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio } from './fixtureStudio'

afterEach(closeFixtureStudios)

const tone = { step: 'adjust.tone', parameters: { exposure: 1 }, enabled: true }
const sharpen = { step: 'adjust.sharpen', parameters: {}, enabled: true }

// Kept by the page they were gone with the browser's storage, and no other door saw them.
describe('presets', () => {
  it('belong to the library, over a restart, one of each name', async () => {
    const studio = await openFixtureStudio()
    let told = 0
    const stop = studio.studio.on('presets.changed', () => {
      told += 1
    })
    await studio.call('presets', 'save', { name: 'Warm', steps: [tone] })
    await studio.call('presets', 'save', { name: 'Crisp', steps: [sharpen] })
    await studio.call('presets', 'save', { name: ' Warm ', steps: [tone, sharpen] })
    stop()
    expect(told).toBe(3)
    const again = await studio.restart()
    const kept = await again.call('presets', 'list', {})
    expect(kept.map(({ name, steps }) => [name, steps.length])).toEqual([
      ['Warm', 2],
      ['Crisp', 1],
    ])
    const { presets } = await again.call('presets', 'delete', { id: kept[0]?.id ?? '' })
    expect(presets.map(({ name }) => name)).toEqual(['Crisp'])
    await again.call('presets', 'delete', { id: kept[0]?.id ?? '' })
  })

  it('take another name where they stand, also that of one that they replace', async () => {
    const studio = await openFixtureStudio()
    const { id } = await studio.call('presets', 'save', { name: 'Warm', steps: [tone] })
    await studio.call('presets', 'save', { name: 'Crisp', steps: [sharpen] })
    const named = async (name: string) =>
      (await studio.call('presets', 'rename', { id, name })).presets.map((one) => one.name)
    expect(await named('Sunny')).toEqual(['Crisp', 'Sunny'])
    expect(await named('Sunny')).toEqual(['Crisp', 'Sunny'])
    expect(await named('Crisp')).toEqual(['Crisp'])
    await studio.call('presets', 'save', { name: 'Cold', steps: [tone] })
    const gone = { id: crypto.randomUUID(), name: 'Cold' }
    expect((await studio.call('presets', 'rename', gone)).presets).toHaveLength(2)
  })

  it('hold steps that this studio has, with settings that it takes', async () => {
    const studio = await openFixtureStudio()
    const save = (steps: (typeof tone)[]) =>
      studio.call('presets', 'save', { name: 'Wrong', steps })
    const unknown = await rejectionOf(save([{ ...tone, step: 'adjust.nothing' }]))
    expect(unknown.code).toBe('unknown-step')
    const bad = await rejectionOf(save([{ ...tone, parameters: { exposure: 99 } }]))
    expect(bad.code).toBe('bad-parameter')
    expect(await studio.call('presets', 'list', {})).toEqual([])
  })
})

describe('copied steps', () => {
  it('are there after a restart, with where a mask was painted', async () => {
    const studio = await openFixtureStudio()
    expect(await studio.call('presets', 'copied', {})).toEqual({ steps: [] })
    const painted = {
      mask: crypto.randomUUID(),
      size: { width: 40, height: 30 },
      map: { a: 1, b: 0, c: 0, d: 1, e: 5, f: 0 },
    }
    const copied = { steps: [tone, { ...sharpen, painted }], size: { width: 50, height: 30 } }
    await studio.call('presets', 'copy', copied)
    const again = await studio.restart()
    expect(await again.call('presets', 'copied', {})).toEqual(copied)
  })
})

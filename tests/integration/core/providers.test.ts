import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  closeFixtureStudios,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const generate = { recipe: { steps: [{ step: 'generate.gan', parameters: { count: 1 } }] } }

describe('execution providers', () => {
  it('are probed at first use, remembered for this version, and probed again when asked', async () => {
    const probed: string[] = []
    const launchProbe = async (provider: string) => {
      probed.push(provider)
      return { available: false, reason: 'no device' }
    }
    const fixture = await openFixtureStudio({ launchProbe })
    expect((await fixture.call('engine', 'status', {})).probes).toEqual([])
    await jobOver(fixture, (await fixture.call('jobs', 'submit', generate)).id)
    const first = [...probed]
    expect(first).toContain('webgpu')
    const status = await fixture.call('engine', 'status', {})
    expect(status).toMatchObject({ provider: 'cpu', fallback: true, loadedModels: ['gan'] })
    expect(status.probes.at(-1)).toEqual({ provider: 'cpu', available: true })
    expect(fixture.notices.map((notice) => notice.code)).toEqual(['provider-fallback'])
    const again = await fixture.restart()
    await jobOver(again, (await again.call('jobs', 'submit', generate)).id)
    expect(probed).toEqual(first)
    expect(again.notices).toEqual([])
    await again.call('engine', 'probe', {})
    expect(probed).toHaveLength(first.length * 2)
    const newer = await again.restart({ version: '0.0.1' })
    await jobOver(newer, (await newer.call('jobs', 'submit', generate)).id)
    expect(probed).toHaveLength(first.length * 3)
  })

  it('that fail in use give way to the CPU, and the job is done all the same', async () => {
    const launchProbe = async (provider: string) => ({
      available: provider === 'webgpu' || provider === 'cpu',
      seconds: provider === 'cpu' ? 2 : 1,
    })
    const fixture = await openFixtureStudio({ launchProbe })
    const job = await jobOver(fixture, (await fixture.call('jobs', 'submit', generate)).id)
    expect(job).toMatchObject({ state: 'done', attempts: 1 })
    expect(job.outputs).toHaveLength(1)
    expect(await fixture.call('engine', 'status', {})).toMatchObject({
      provider: 'cpu',
      fallback: true,
    })
    expect(fixture.notices).toMatchObject([
      { code: 'provider-fallback', data: { provider: 'webgpu', used: 'cpu', reason: 'gone' } },
    ])
  })

  it('are not probed for steps without a network', async () => {
    const fixture = await openFixtureStudio({
      launchProbe: () => Promise.reject(new Error('must not be called')),
    })
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const recipe = { steps: [{ step: 'adjust.tone' }] }
    const job = await fixture.call('jobs', 'submit', { recipe, inputs: [{ asset: id }] })
    expect((await jobOver(fixture, job.id)).state).toBe('done')
    expect((await fixture.call('engine', 'status', {})).probes).toEqual([])
  })

  it('that hang or break while they are probed are not available', async () => {
    const launchProbe = (provider: string) =>
      provider === 'webgpu'
        ? Promise.reject(new Error('driver'))
        : Promise.resolve({ available: false })
    const fixture = await openFixtureStudio({ launchProbe })
    const status = await fixture.call('engine', 'probe', {})
    expect(status.probes.find((probe) => probe.provider === 'webgpu')).toMatchObject({
      available: false,
      reason: 'driver',
    })
  })
})

describe('settings', () => {
  it('are kept, told to every door, and survive a broken file', async () => {
    const fixture = await openFixtureStudio()
    const heard: string[] = []
    fixture.studio.on('settings.changed', (settings) => heard.push(settings.theme))
    await Promise.all([
      fixture.call('settings', 'update', { theme: 'dark' }),
      fixture.call('settings', 'update', { language: 'zh-CN' }),
    ])
    expect(heard).toEqual(['dark', 'dark'])
    const again = await fixture.restart()
    expect(await again.call('settings', 'get', {})).toMatchObject({
      theme: 'dark',
      language: 'zh-CN',
    })
    const file = join(fixture.folder, 'home', 'settings.json')
    await writeFile(file, '{"theme": ')
    const third = await again.restart()
    expect(await third.call('settings', 'get', {})).toMatchObject({ theme: 'system' })
    expect(await readFile(`${file}.broken`, 'utf8')).toBe('{"theme": ')
  })
})

describe('models', () => {
  it('are ready, missing or broken by what is on the disk', async () => {
    const fixture = await openFixtureStudio()
    const models = await fixture.call('models', 'list', {})
    expect(models.map((model) => model.state)).toEqual(Array(6).fill('ready'))
    expect(models.find((model) => model.task === 'generate')?.labels?.[0]).toMatchObject({
      id: 'dress',
      zh: '连衣裙',
    })
    const file = join(fixture.folder, 'models', 'generate.onnx')
    const bytes = await readFile(file)
    bytes[0] = 0
    await writeFile(file, bytes)
    expect((await fixture.call('models', 'verify', { id: 'fixture-generate' })).state).toBe(
      'broken',
    )
    const listed = await fixture.call('models', 'list', {})
    expect(listed.find((model) => model.id === 'fixture-generate')?.state).toBe('broken')
    bytes[0] = '{'.charCodeAt(0)
    await writeFile(file, bytes)
    expect((await fixture.call('models', 'verify', { id: 'fixture-generate' })).state).toBe('ready')
  })

  it('whose catalogue entry is broken are left out without harm to the others', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'catalogue'), { recursive: true })
    await writeFile(join(folder, 'catalogue', 'bad.json'), '{"id": "../escape"}')
    const fixture = await openFixtureStudio({}, folder)
    expect(await fixture.call('models', 'list', {})).toHaveLength(6)
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeFolder } from '../../../main/core/files/makeFolder'
import { temporaryFileFor } from '../../../main/core/files/temporaryFiles'
import { openLog } from '../../../main/host/log'
import { StudioError } from '../../../preload/contract/errors'
import { patiently } from '../../fixtures/patiently'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

describe('starting', () => {
  it('removes temporary files that a killed studio left, and no others', async () => {
    const folder = await temporaryFolder()
    const month = join(folder, 'library', 'pictures', '2026-01')
    await mkdir(month, { recursive: true })
    await mkdir(join(folder, 'home'))
    const name = '.studio-0123456789abcdef.tmp'
    const old = [join(month, name), join(folder, 'home', name)]
    // Another studio may be writing it just now; the others are the user's own.
    const young = join(month, '.studio-fedcba9876543210.tmp')
    const others = ['.studio-notes.tmp', 'studio.tmp', `${name}.png`].map((one) => join(month, one))
    for (const path of [...old, young, ...others]) await writeFile(path, 'half')
    for (const path of [...old, ...others]) await utimes(path, new Date(0), new Date(0))
    await openFixtureStudio({}, folder)
    await vi.waitUntil(() => !old.some((path) => existsSync(path)), patiently)
    expect([young, ...others].filter((path) => !existsSync(path))).toEqual([])
  })

  it('tells once of an export, a folder run or an import that a killed studio did not end', async () => {
    const folder = await temporaryFolder()
    const tasks = join(folder, 'home', 'tasks')
    await mkdir(tasks, { recursive: true })
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    const note = JSON.stringify({ kind: 'export', name: '夏季 shop' })
    await writeFile(join(tasks, `${pid}-a.json`), note)
    // Its studio still runs.
    await writeFile(join(tasks, `${process.ppid}-b.json`), note)
    await writeFile(join(tasks, `${pid}-c.json`), 'half')
    const fixture = await openFixtureStudio({}, folder)
    const told = { code: 'task-cut', data: { kind: 'export', name: '夏季 shop' } }
    expect(fixture.notices).toEqual([told])
    expect(await readdir(tasks)).toContain(`${process.ppid}-b.json`)
    expect((await fixture.restart()).notices).toEqual([])
  })

  it('writes down what is under way, strikes it out at its end, and not where quitting ended it', async () => {
    const fixture = await openFixtureStudio()
    const tasks = join(fixture.folder, 'home', 'tasks')
    const noted = async () => (existsSync(tasks) ? await readdir(tasks) : [])
    const bytes = pngBytes()
    const slow = await fixture.call('library', 'importBytes', { name: 'encode-hangs.png', bytes })
    const quick = await fixture.call('library', 'importBytes', { name: 'a.png', bytes })
    const local = { access: 'local' } as const
    const request = { path: await temporaryFolder(), format: 'webp' as const }
    await fixture.call('library', 'exportMany', { ids: [quick.id], ...request }, local)
    expect(await noted()).toEqual([])
    const hanging = fixture.call('library', 'exportMany', { ids: [slow.id], ...request }, local)
    await vi.waitUntil(async () => (await noted()).length === 1, patiently)
    const [again] = await Promise.all([fixture.restart(), rejectionOf(hanging)])
    expect(again.notices).toMatchObject([{ code: 'task-cut', data: { kind: 'export' } }])
  })

  it('an export removes what a killed one left in its folder', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const folder = await temporaryFolder()
    const left = join(folder, '.studio-0123456789abcdef.tmp')
    await writeFile(left, 'half')
    await utimes(left, new Date(0), new Date(0))
    const request = { ids: [id], path: folder, format: 'png' as const }
    await fixture.call('library', 'exportMany', request, { access: 'local' })
    expect(await readdir(folder)).toEqual(['a.png'])
  })

  it('an export goes on at once after a power cut, and leaves the files of who still writes alone', async () => {
    const fixture = await openFixtureStudio()
    const bytes = pngBytes()
    const { id } = await fixture.call('library', 'importBytes', { name: 'a.png', bytes })
    const folder = await temporaryFolder()
    const ended = spawnSync(process.execPath, ['-e', ''])
    const own = basename(temporaryFileFor(join(folder, 'a.png')))
    const dead = own.replace(`-${process.pid}-`, `-${ended.pid}-`)
    const elsewhere = dead.replace(/^\.studio-[0-9a-f]{8}/, '.studio-00000000')
    for (const name of [own, dead, elsewhere]) await writeFile(join(folder, name), 'half')
    const request = { ids: [id], path: folder, format: 'png' as const }
    await fixture.call('library', 'exportMany', request, { access: 'local' })
    expect((await readdir(folder)).sort()).toEqual([own, elsewhere, 'a.png'].sort())
  })

  it.skipIf(process.platform !== 'linux')(
    'on a folder where nothing can be made ends with a typed error, not in a loop',
    async () => {
      for (const path of ['/proc/nope', '/proc/nope/deeper/still', '/dev/null/x']) {
        const folders = { home: path, library: path, starterModels: path, catalogue: path }
        expect((await rejectionOf(openFixtureStudio({ folders }))).code).toBe('write-failed')
        expect(await makeFolder(path).catch((error) => error.code)).toMatch(/^E[A-Z]+$/)
        // The log does not begin where the studio could not.
        openLog(path).log('nothing')
      }
    },
  )
})

describe('the log', () => {
  it('holds codes alone, and messages with their causes only when that is asked for', async () => {
    const folder = await temporaryFolder()
    const { log, logFile, logDetails } = openLog(folder)
    const cause = new Error("EACCES: open '/home/ann/canary.png'")
    const error = new StudioError('internal', { reason: 'canary prompt' }, { cause })
    log('it failed', error)
    expect(await readFile(logFile, 'utf8')).not.toContain('canary')
    logDetails(true)
    log('it failed', error)
    const lines = (await readFile(logFile, 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ code: 'internal', message: 'it failed' })
    expect(lines[1]).toContain('/home/ann/canary.png')
    logDetails(false)
    log('it failed', error)
    expect((await readFile(logFile, 'utf8')).split('canary.png')).toHaveLength(2)
  })

  it('takes details as the settings say, from the start on', async () => {
    const wanted: boolean[] = []
    const fixture = await openFixtureStudio({ logDetails: (on) => wanted.push(on) })
    await fixture.call('settings', 'update', { logDetails: true })
    await fixture.restart()
    expect(wanted).toEqual([false, true, true])
  })
})

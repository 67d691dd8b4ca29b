import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EditResults } from '../../../main/core/edits/editResults'
import type { Edit } from '../../../preload/contract/edit'
import type { RunRequest } from '../../../preload/contract/engineProtocol'
import type { HistoryEntry } from '../../../preload/contract/history'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const client = '5f0c6f0e-8f0c-4d3e-9d0c-5a3d5a0e7b11'
const step = (id: string, parameters: Record<string, unknown> = {}, enabled = true) => ({
  step: id,
  parameters,
  enabled,
})
const tone = (exposure: number) => step('adjust.tone', { exposure })

/** A studio whose engine writes down what it is asked to run. */
async function openLogged() {
  const folder = await temporaryFolder()
  const log = join(folder, 'runs.jsonl')
  const fixture = await openFixtureStudio({}, folder, { FIXTURE_LOG: log })
  await fixture.call('settings', 'update', { provider: 'cpu' })
  let read = 0
  /** Steps of each run since the last time this was asked. */
  const runs = (): string[][] => {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
    const fresh = lines.slice(read).map((line) => JSON.parse(line) as RunRequest)
    read = lines.length
    return fresh.map((request) => request.steps.map((one) => one.step))
  }
  return { ...fixture, runs, log }
}

async function importPicture(
  { call }: FixtureStudio,
  name = 'photo.png',
  salt = '',
): Promise<string> {
  const bytes = new Uint8Array(pngBytes(8, 6, salt))
  return (await call('library', 'importBytes', { name, bytes })).id
}

async function render(
  studio: FixtureStudio,
  source: string,
  steps: ReturnType<typeof step>[],
): Promise<string> {
  const { id } = await studio.call('jobs', 'submit', {
    recipe: { steps },
    inputs: [{ asset: source }],
    edit: true,
  })
  const job = await jobOver(studio, id)
  expect(job.state).toBe('done')
  expect(job.outputs).toHaveLength(1)
  return job.outputs[0]?.asset ?? ''
}

const gallery = async ({ call }: FixtureStudio) =>
  (await call('library', 'list', {})).assets.map(({ id }) => id)

const withIds = (steps: ReturnType<typeof step>[]) =>
  steps.map((one) => ({ ...one, id: crypto.randomUUID() }))

/** As a page packs it; the core looks at nothing of it but its form. */
const painted = (mask: string) => ({
  step: crypto.randomUUID(),
  before: withIds([tone(1)]),
  first: 'first',
  mask,
  past: ['stroke'],
  future: [],
})

const editEntry = (before: Edit, after: Edit): HistoryEntry => ({
  kind: 'edit',
  id: crypto.randomUUID(),
  labelKey: 'canvas:edits.result',
  before,
  after,
})

describe('the edit of a picture', () => {
  it('runs only what follows the step that changed, as far back as a network has drawn', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const [upscale, denoise] = [step('repair.upscale'), step('repair.denoise')]
    const first = await render(studio, source, [tone(1), denoise, upscale, tone(0.5)])
    expect(studio.runs()).toEqual([
      ['adjust.tone', 'repair.denoise'],
      ['repair.upscale'],
      ['adjust.tone'],
    ])
    await render(studio, source, [tone(1), denoise, upscale, tone(0.7)])
    expect(studio.runs()).toEqual([['adjust.tone']])
    await render(studio, source, [tone(1), denoise, tone(0.7)])
    expect(studio.runs()).toEqual([['adjust.tone']])
    // A step that is switched off, or moved back to where it was, leads to what was there before.
    expect(await render(studio, source, [tone(1), denoise, upscale, tone(0.5)])).toBe(first)
    const off = { ...tone(-1), enabled: false }
    expect(await render(studio, source, [tone(1), denoise, off, upscale, tone(0.5)])).toBe(first)
    expect(studio.runs()).toEqual([])
    await render(studio, source, [denoise, tone(1), upscale, tone(0.5)])
    expect(studio.runs()).toEqual([
      ['repair.denoise'],
      ['adjust.tone', 'repair.upscale'],
      ['adjust.tone'],
    ])
  })

  it('tells the engine what made the result that it goes on from', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    await render(studio, source, [step('repair.denoise'), tone(1)])
    const requests = readFileSync(studio.log, 'utf8').trim().split('\n')
    const last = JSON.parse(requests.at(-1) ?? '') as RunRequest
    expect(last.earlier?.source).toBe('png')
    expect(last.earlier?.steps.map((one) => one.step)).toEqual(['repair.denoise'])
  })

  it('shows one picture in the gallery, whatever it went through, and never changes its source', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const bytes = readFileSync((await studio.studio.assetFile(source, 'original')).path)
    const first = await render(studio, source, [step('repair.denoise'), tone(1)])
    expect(await gallery(studio)).toEqual([source])

    const { edit } = await studio.call('edits', 'open', { asset: source })
    const one = { ...edit, steps: withIds([step('repair.denoise'), tone(1)]), shown: first }
    const firstEntry = editEntry(edit, one)
    await studio.call('history', 'push', { client, entry: firstEntry, state: { edit: one } })
    expect(await gallery(studio)).toEqual([first, source])
    await studio.call('library', 'update', { ids: [first], rating: 4, tags: ['garden'] })

    const second = await render(studio, source, [step('repair.denoise'), tone(2)])
    const two = { ...one, steps: withIds([step('repair.denoise'), tone(2)]), shown: second }
    await studio.call('history', 'push', {
      client,
      entry: editEntry(one, two),
      state: { edit: two },
    })
    expect(await gallery(studio)).toEqual([second, source])
    expect(await studio.call('library', 'get', { id: second })).toMatchObject({
      rating: 4,
      tags: ['garden'],
      parents: [source],
      recipe: { steps: [{ step: 'repair.denoise' }, { step: 'adjust.tone' }] },
    })

    await studio.call('history', 'move', { client, after: firstEntry.id, state: { edit: one } })
    expect(await gallery(studio)).toEqual([first, source])
    await studio.call('history', 'move', { client, after: null, state: { edit } })
    expect(await gallery(studio)).toEqual([source])
    expect(readFileSync((await studio.studio.assetFile(source, 'original')).path)).toEqual(bytes)
  })

  it("keeps out of the user's folder what is not shown, and puts there what is", async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const place = async (id: string) => {
      const { path } = await studio.studio.assetFile(id, 'original')
      expect(existsSync(path)).toBe(true)
      return path.includes(`${sep}pictures${sep}`) ? 'pictures' : 'hidden'
    }
    const first = await render(studio, source, [tone(1)])
    const second = await render(studio, source, [tone(2)])
    expect([await place(first), await place(second)]).toEqual(['hidden', 'hidden'])
    const { edit } = await studio.call('edits', 'open', { asset: source })
    const one = { ...edit, steps: withIds([tone(1)]), shown: first }
    const two = { ...edit, steps: withIds([tone(2)]), shown: second }
    const entries = [editEntry(edit, one), editEntry(one, two)] as const
    await studio.call('history', 'push', { client, entry: entries[0], state: { edit: one } })
    expect([await place(first), await place(second)]).toEqual(['pictures', 'hidden'])
    await studio.call('history', 'push', { client, entry: entries[1], state: { edit: two } })
    expect([await place(first), await place(second)]).toEqual(['hidden', 'pictures'])
    await studio.call('history', 'move', { client, after: entries[0].id, state: { edit: one } })
    expect([await place(first), await place(second)]).toEqual(['pictures', 'hidden'])
    // What was left behind on the way is gone when the library opens next.
    const again = await studio.restart()
    const pictures = await readdir(join(again.folder, 'library', 'pictures'), { recursive: true })
    expect(pictures.filter((name) => name.endsWith('.png'))).toHaveLength(2)
  })

  it('opens with its stack, also where a batch or the command line made the picture', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const submit = async (input: string, exposure: number) => {
      const { id } = await studio.call('jobs', 'submit', {
        recipe: { steps: [tone(exposure)] },
        inputs: [{ asset: input }],
      })
      return (await jobOver(studio, id)).outputs[0]?.asset ?? ''
    }
    const last = await submit(await submit(source, 1), 2)
    const opened = await studio.call('edits', 'open', { asset: last })
    expect(opened.source.id).toBe(source)
    expect(opened.edit.steps.map((one) => one.parameters.exposure)).toEqual([1, 2])
    expect(opened.edit.shown).toBe(last)
  })

  it('starts again where a mask was painted over or the picture is another', async () => {
    const studio = await openLogged()
    const [one, other] = [await importPicture(studio), await importPicture(studio, 'b.png', 'b')]
    const mask = async (salt: string) =>
      (
        await studio.call('library', 'importBytes', {
          name: 'mask.png',
          kind: 'mask',
          bytes: new Uint8Array(pngBytes(8, 6, salt)),
        })
      ).id
    const [left, right, leftAgain] = [await mask('left'), await mask('right'), await mask('left')]
    const inpaint = (asset: string) => step('repair.inpaint', { mask: { asset } })
    const first = await render(studio, one, [inpaint(left)])
    expect(await render(studio, one, [inpaint(leftAgain)])).toBe(first)
    expect(await render(studio, one, [inpaint(right)])).not.toBe(first)
    expect(await render(studio, other, [inpaint(left)])).not.toBe(first)
  })

  it('forgets old results for their room, but none that is shown', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const shown = await render(studio, source, [tone(1)])
    const { edit } = await studio.call('edits', 'open', { asset: source })
    const done = { ...edit, steps: withIds([tone(1)]), shown }
    await studio.call('history', 'push', {
      client,
      entry: editEntry(edit, done),
      state: { edit: done },
    })
    const old = await render(studio, source, [tone(2)])
    const fresh = await render(studio, source, [tone(3)])
    const { bytes } = await studio.call('library', 'get', { id: fresh })
    await new EditResults(studio.studio.library).clear(bytes)
    const left = async (id: string) =>
      studio.call('library', 'get', { id }).then(
        () => true,
        () => false,
      )
    expect([await left(shown), await left(old), await left(fresh)]).toEqual([true, false, true])
    expect(await render(studio, source, [tone(2)])).not.toBe(old)
  })

  it('refuses what is no edit', async () => {
    const studio = await openLogged()
    const source = await importPicture(studio)
    const { id } = await studio.call('jobs', 'submit', {
      recipe: { steps: [step('describe.caption')] },
      inputs: [{ asset: source }],
      edit: true,
    })
    expect((await jobOver(studio, id)).error?.code).toBe('recipe-invalid')
  })
})

describe('what can be taken back', () => {
  const rating = (id: string, after: number): HistoryEntry => ({
    kind: 'rating',
    id: crypto.randomUUID(),
    labelKey: 'gallery:edits.rating',
    before: [{ id, rating: 0 }],
    after,
  })

  it('is there after a restart, with what was taken back and what was on the screen', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    const { edit } = await studio.call('edits', 'open', { asset: source })
    const texts: HistoryEntry = {
      kind: 'texts',
      id: crypto.randomUUID(),
      labelKey: 'gallery:edits.texts',
      before: [{ id: source, caption: '', altText: '' }],
      after: [{ id: source, caption: 'a hat', altText: '' }],
    }
    const tags: HistoryEntry = {
      ...texts,
      id: crypto.randomUUID(),
      before: [{ id: source, tags: [], name: 'IMG_1' }],
      after: [{ id: source, tags: ['hat'], name: 'Hat' }],
    }
    const copy: HistoryEntry = {
      kind: 'copy',
      id: crypto.randomUUID(),
      labelKey: 'gallery:edits.copy',
      before: [{ id: source, data: { variants: [1, 2] } }],
      after: [{ id: source, data: { variants: [2] } }],
      trashed: [source],
    }
    const collection = crypto.randomUUID()
    const named: HistoryEntry = {
      kind: 'collection',
      id: crypto.randomUUID(),
      labelKey: 'gallery:edits.collectionName',
      collection,
      before: { name: 'Shop', exists: true },
      after: { name: 'Sale', exists: true },
    }
    const collected: HistoryEntry = {
      kind: 'membership',
      id: crypto.randomUUID(),
      labelKey: 'gallery:edits.collected',
      collection,
      ids: [source],
      member: true,
    }
    const entries = [rating(source, 1), texts, tags, copy, named, collected, rating(source, 3)]
    for (const entry of entries) await studio.call('history', 'push', { client, entry })
    await studio.call('history', 'move', { client, after: collected.id })
    const view = { edit, view: { zoom: 2, x: 3, y: 4 } }
    await studio.call('history', 'saveView', { view })
    const again = await studio.restart()
    expect(await again.call('history', 'load', {})).toEqual({ entries, position: 6, view })
    const next = rating(source, 5)
    expect(await again.call('history', 'push', { client, entry: next })).toEqual({ position: 7 })
    const loaded = await again.call('history', 'load', {})
    expect(loaded.entries).toEqual([...entries.slice(0, -1), next])
  })

  it('opens with the edit that was made last, however soon after it the studio ends', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    const { edit } = await studio.call('edits', 'open', { asset: source })
    await studio.call('history', 'saveView', { view: { edit, view: { zoom: 2, x: 3, y: 4 } } })
    const after = { ...edit, steps: withIds([tone(1)]) }
    const entry = editEntry(edit, after)
    await studio.call('history', 'push', { client, entry, state: { edit: after } })
    const again = await studio.restart()
    const { view } = await again.call('history', 'load', {})
    expect(view).toEqual({ edit: after, view: { zoom: 2, x: 3, y: 4 } })
  })

  it('keeps the last 200, and counts places from the oldest that is kept', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    let position = 0
    for (let index = 0; index < 205; index += 1)
      position = (
        await studio.call('history', 'push', { client, entry: rating(source, index % 6) })
      ).position
    expect(position).toBe(200)
    const { entries } = await studio.call('history', 'load', {})
    const after = entries[149]?.id ?? null
    expect((await studio.call('history', 'move', { client, after })).position).toBe(150)
    expect(entries).toHaveLength(200)
    expect(entries[0]).toMatchObject({ after: 5 })
  })

  it('keeps masks beside the pictures that they lie on', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    const entry: HistoryEntry = {
      kind: 'mask',
      id: crypto.randomUUID(),
      labelKey: 'canvas:edits.brush',
      asset: source,
      change: 'packed change',
    }
    const state = { mask: { asset: source, packed: 'packed mask' } }
    await studio.call('history', 'push', { client, entry, state })
    const again = await studio.restart()
    expect(await again.call('edits', 'mask', { asset: source })).toEqual({ packed: 'packed mask' })
    await again.call('history', 'move', {
      client,
      after: null,
      state: { mask: { asset: source, packed: null } },
    })
    expect(await again.call('edits', 'mask', { asset: source })).toEqual({})
  })

  // Minutes of careful painting were gone when the studio closed before they were applied.
  it('keeps the mask of a step that is being painted anew, as long as its picture lasts', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    const kept = painted('second')
    await studio.call('edits', 'keepRepainting', { source, kept: painted('first') })
    await studio.call('edits', 'keepRepainting', { source, kept })
    const again = await studio.restart()
    expect(await again.call('edits', 'repainting', { source })).toEqual({ kept })
    await again.call('edits', 'keepRepainting', { source, kept: null })
    expect(await again.call('edits', 'repainting', { source })).toEqual({})
    await again.call('edits', 'keepRepainting', { source, kept })
    await again.call('library', 'trash', { ids: [source] })
    await again.call('library', 'emptyTrash', {})
    await expect(again.call('edits', 'repainting', { source })).rejects.toMatchObject({
      code: 'asset-not-found',
    })
  })

  it('is told to the other windows', async () => {
    const studio = await openFixtureStudio()
    const source = await importPicture(studio)
    const told: string[] = []
    studio.studio.on('history.changed', (event) => told.push(event.client))
    await studio.call('history', 'push', { client, entry: rating(source, 1) })
    expect(told).toEqual([client])
  })
})

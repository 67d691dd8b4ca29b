import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { definition } from '../../../preload/contract/steps/recognise.similar'
import { jobOver, temporaryFolder } from '../core/fixtureStudio'
import {
  childrenOf,
  hasModel,
  importPicture,
  landscape,
  pixelsOf,
  png,
  renderEdit,
  runForOne,
  runSet,
  starterStudio,
} from './starterStudio'

/** A game's floor would otherwise show a grid of seams, and nobody would have said so before. */
describe('a texture that is to repeat', () => {
  it('is joined at its size, told how well, and measured without leaving anything behind', async () => {
    const texture = await importPicture(await png(96, 64, 3, landscape))
    const { call } = await starterStudio()
    const before = await call('edits', 'seams', { asset: texture })
    expect(Math.max(before.across, before.down)).toBeGreaterThan(4)
    expect(await childrenOf(texture)).toEqual([])

    const { bytes, data } = await runForOne('transform.tile', {}, texture)
    expect(data).toMatchObject({ width: 96, height: 64 })
    expect(Math.max(data.seamAcross, data.seamDown)).toBeLessThan(2)
    expect(await pixelsOf(bytes)).toMatchObject({ width: 96, height: 64 })
    const tile = await importPicture(bytes)
    const measured = await runForOne('evaluate.tile', {}, tile)
    expect(Math.max(measured.data.across, measured.data.down)).toBeLessThan(2)
  })

  it('gets smaller and is not enlarged where its size need not stay', async () => {
    const texture = await importPicture(await png(100, 60, 3, landscape))
    const { data } = await runForOne(
      'transform.tile',
      { keepSize: false, overlap: 0.2, sides: 'across' },
      texture,
    )
    expect(data).toMatchObject({ width: 80, height: 60 })
  })

  it('is a step of an edit like any other: it can be done before and after others', async () => {
    const texture = await importPicture(await png(96, 64, 3, landscape))
    const edited = await renderEdit(texture, [
      { step: 'transform.tile', parameters: {} },
      { step: 'adjust.tone', parameters: { exposure: 0.2 } },
    ])
    expect(await pixelsOf(edited)).toMatchObject({ width: 96, height: 64 })
  })

  it('is refused with what it needs where it is a speck', async () => {
    const speck = await importPicture(await png(4, 4, 3, landscape))
    await expect(runForOne('transform.tile', {}, speck)).rejects.toMatchObject({
      code: 'image-too-small',
    })
  })
})

/** Stripes that lie at an angle. */
const bands = (turn: number) =>
  png(160, 120, 3, (x, y) =>
    Math.floor((x * Math.cos(turn) + y * Math.sin(turn)) / 12) % 2 === 0 ? 220 : 40,
  )

describe.skipIf(!hasModel('critic'))('pictures that are alike', () => {
  it('are found among others, however they were saved, and what is no picture is counted', async () => {
    const folder = await temporaryFolder()
    const picture = sharp(await png(300, 200, 3, landscape))
    const checks = await png(300, 200, 3, (x, y) => (((x >> 4) + (y >> 4)) % 2 === 0 ? 20 : 230))
    const files = {
      'first.png': await picture.clone().png().toBuffer(),
      'checks.png': checks,
      'again.jpg': await picture.clone().resize(240).jpeg({ quality: 85 }).toBuffer(),
      'broken.png': Buffer.from('no picture'),
    }
    const paths = Object.keys(files).map((name) => join(folder, name))
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
    const { data } = await runSet('recognise.similar', {}, paths)
    expect(data).toMatchObject({ pictures: 3, unreadable: 1 })
    expect(data.pairs[0]).toMatchObject({ first: 0, second: 2 })
    // Small and compressed, a drawing of a few waves is hardest to know again.
    expect(data.pairs[0]?.likeness).toBeGreaterThan(0.85)
    for (const other of data.pairs.slice(1)) expect(other.likeness).toBeLessThan(0.7)
  })

  // Each search looked at every picture again: minutes in a library, for what had been seen the day before.
  it('are known from the last search: only what has come since is looked at', async () => {
    const studio = await starterStudio()
    const ids: string[] = []
    for (const turn of [0, 0.8, 1.6]) ids.push(await importPicture(await bands(turn)))
    const search = async (parameters: object, assets: readonly string[]) => {
      const { id } = await studio.call('jobs', 'submit', {
        recipe: { steps: [{ step: 'recognise.similar', parameters: { ...parameters } }] },
        inputs: assets.map((asset) => ({ asset })),
      })
      const { outputs } = await jobOver(studio, id)
      return definition.result.parse(outputs[0]?.data)
    }
    const first = await search({}, ids)
    expect(first).toMatchObject({ pictures: 3, unreadable: 0 })
    // A file that is looked at again would be found out to be none.
    for (const id of ids)
      await writeFile((await studio.studio.assetFile(id, 'original')).path, 'gone')
    const fresh = await importPicture(await bands(0.02))
    const again = await search({}, [...ids, fresh])
    expect(again).toMatchObject({ pictures: 4, unreadable: 0 })
    expect(again.pairs).toEqual(expect.arrayContaining(first.pairs))
    const { pairs } = await search({ like: 3 }, [...ids, fresh])
    expect(pairs[0]).toMatchObject({ first: 3, second: 0 })
    expect(pairs.every((pair) => pair.first === 3)).toBe(true)

    const kept = () =>
      studio.studio.library.database.get<{ count: number }>(
        'SELECT count(*) AS count FROM embeddings',
      )?.count
    const before = kept()
    await studio.call('library', 'trash', { ids: [fresh] })
    await studio.call('library', 'emptyTrash', {})
    expect(kept()).toBe((before ?? 0) - 1)
  })
})

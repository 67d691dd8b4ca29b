import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../core/fixtureStudio'
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
})

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { FolderSink } from '../../../main/core/recipes/folderSink'
import { parseRecipe } from '../../../main/core/recipes/prepareRecipe'
import { pngChunk } from '../../../main/engine/pixels/pngProfile'
import { profileName } from '../../../main/engine/pixels/profileName'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import type { Asset } from '../../../preload/contract/asset'
import type { ErrorCode } from '../../../preload/contract/errors'
import type { RouteInput } from '../../../preload/contract/routes'
import { errorText } from '../../../preload/contract/text/errorText'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const programs = join(__dirname, '../../../dist')
const models = join(__dirname, '../../../models')
const local = { access: 'local' } as const

const openStudio = () =>
  openFixtureStudio({ launchEngine: forkEngine(programs), launchProbe: forkProbe(programs) })

/** A PNG whose header promises more pixels than there are. */
function bombBytes(): Buffer {
  const bytes = pngBytes(60_000, 1)
  const header = pngBytes(1, 1)
  bytes.writeUInt32BE(60_000, 20)
  return Buffer.concat([bytes.subarray(0, 33), header.subarray(33)])
}

/** The picture in a PNG without what is written about it: its recipe is not the one of the whole run. */
function pixelData(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
    }
  }
  return Buffer.concat(parts)
}

describe('the core with the real engine', () => {
  it('takes in whole pictures only, and says of each other file what it is', async () => {
    const fixture = await openStudio()
    const folder = await temporaryFolder()
    await writeFile(join(folder, '照片 1.png'), pngBytes(640, 480))
    await writeFile(join(folder, 'half.png'), pngBytes(64, 48).subarray(0, 100))
    await writeFile(join(folder, 'text.jpg'), 'hello')
    await writeFile(join(folder, 'bomb.png'), bombBytes())
    const { assets, failures } = await fixture.call(
      'library',
      'importFiles',
      { paths: [folder] },
      local,
    )
    expect(assets).toMatchObject([{ name: '照片 1', width: 640, height: 480, format: 'png' }])
    expect(Object.fromEntries(failures.map(({ name, code }) => [name, code]))).toEqual({
      'half.png': 'image-damaged',
      'text.jpg': 'image-unsupported',
      'bomb.png': expect.stringMatching(/image-(too-large|damaged)/),
    })
    // Why each was refused is said in full: what it is, how large it may be.
    for (const { name, code, data } of failures)
      expect(errorText(code as ErrorCode, data, 'en'), name).not.toContain('?')
    const id = assets[0]?.id ?? ''
    const { path } = await fixture.studio.assetFile(id, 'thumbnail')
    expect((await readFile(path)).subarray(8, 12).toString()).toBe('WEBP')
    for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
      const { bytes } = await fixture.call('library', 'exportBytes', { id, format })
      const { id: again } = await fixture.call('library', 'importBytes', { name: format, bytes })
      expect(await fixture.call('library', 'get', { id: again })).toMatchObject({
        format,
        width: 640,
      })
      if (format !== 'tiff') continue
      // The window shows a TIFF by its samples: they are those of the picture that it was made of.
      const shown = await fixture.call('library', 'samples', { id: again })
      expect(shown.bytes).toHaveLength(640 * 480 * 4)
      expect(shown.bytes).toEqual((await fixture.call('library', 'samples', { id })).bytes)
    }
  })

  // An animation lost its other pictures without a word.
  it('counts the pages of what has several, of which it shows the first, and so after a restart', async () => {
    const fixture = await openStudio()
    const folder = await temporaryFolder()
    const frames = Buffer.alloc(16 * 48 * 3, 90).map((value, at) => value + (at >> 8) * 20)
    const film = sharp(frames, { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
    await film.clone().gif().toFile(join(folder, 'film.gif'))
    await film.clone().webp({ lossless: true }).toFile(join(folder, 'film.webp'))
    await writeFile(join(folder, 'still.png'), pngBytes(16, 16))
    const { assets } = await fixture.call('library', 'importFiles', { paths: [folder] }, local)
    const pagesOf = (all: readonly Asset[]) =>
      Object.fromEntries(all.map(({ format, pages, height }) => [format, [pages, height]]))
    const wanted = { gif: [3, 16], webp: [3, 16], png: [undefined, 16] }
    expect(pagesOf(assets)).toEqual(wanted)
    const again = await fixture.restart()
    expect(pagesOf((await again.call('library', 'list', {})).assets)).toEqual(wanted)
  })

  // Colours that were converted without a word look like a fault of the screen.
  it('names the profile of what comes in, and writes sRGB with its profile', async () => {
    const fixture = await openStudio()
    const raw = { width: 8, height: 8, channels: 3 } as const
    const pixels = sharp(Buffer.alloc(192, 90), { raw })
    const bytes = await pixels.clone().withIccProfile('p3').png().toBuffer()
    const wide = await fixture.call('library', 'importBytes', { name: 'wide.png', bytes })
    expect(wide.profile).toMatch(/P3/)
    const plain = await fixture.call('library', 'importBytes', {
      name: 'plain.png',
      bytes: await pixels.png().toBuffer(),
    })
    expect(plain.profile).toBeUndefined()
    const out = await fixture.call('library', 'exportBytes', { id: wide.id, format: 'jpeg' })
    const { icc } = await sharp(out.bytes).metadata()
    expect(icc && profileName(icc)).toMatch(/sRGB/i)
    const again = await fixture.call('library', 'importBytes', { name: 'a.jpg', bytes: out.bytes })
    expect(again.profile).toBeUndefined()
  })

  it('knows of pictures, and of what was made of them, that the original carries content credentials', async () => {
    const fixture = await openStudio()
    const plain = pngBytes(16, 16)
    const store = Buffer.from(
      '\0\0\0\x24jumb\0\0\0\x1cjumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03a\0\0',
      'latin1',
    )
    const bytes = Buffer.concat([
      plain.subarray(0, 33),
      pngChunk('caBX', store),
      plain.subarray(33),
    ])
    const signed = await fixture.call('library', 'importBytes', { name: 'signed.png', bytes })
    const other = await fixture.call('library', 'importBytes', { name: 'plain.png', bytes: plain })
    const ids = [signed.id, other.id]
    expect(await fixture.call('library', 'exportCredentials', { ids })).toEqual({ count: 1 })
    const recipe = {
      version: 1 as const,
      steps: [{ step: 'adjust.tone', parameters: { exposure: 1 } }],
    }
    const { id } = await fixture.call('jobs', 'submit', { recipe, inputs: [{ asset: signed.id }] })
    const made = (await jobOver(fixture, id)).outputs[0]?.asset ?? ''
    const again = await fixture.restart()
    expect(await again.call('library', 'exportCredentials', { ids: [made] })).toEqual({ count: 1 })
    expect(await again.call('library', 'exportCredentials', { ids: [other.id] })).toEqual({
      count: 0,
    })
  })

  it('makes the same bytes in the library as in a folder', async () => {
    const fixture = await openStudio()
    const folder = await temporaryFolder()
    const source = join(folder, 'photo.png')
    await writeFile(source, pngBytes(40, 30))
    const recipe = parseRecipe({ steps: [{ step: 'adjust.tone', parameters: { exposure: 0.5 } }] })
    const sink = new FolderSink({ folder: join(folder, 'out') }, fixture.studio.work)
    await fixture.studio.execute(recipe, [{ path: source }], sink)
    const [name] = await readdir(join(folder, 'out'))
    const { assets } = await fixture.call('library', 'importFiles', { paths: [source] }, local)
    const inputs = assets.map(({ id }) => ({ asset: id }))
    const { id } = await fixture.call('jobs', 'submit', { recipe, inputs })
    const job = await jobOver(fixture, id)
    const made = await fixture.studio.assetFile(job.outputs[0]?.asset ?? '', 'original')
    expect(await readFile(made.path)).toEqual(await readFile(join(folder, 'out', name ?? '')))
  })

  it.each([
    [{ labels: ['dress', 'shoes'] }, []],
    [{ prompt: 'a red dress' }, []],
    [{ labels: ['dress', 'shoes'] }, ['adjust.tone']],
    [{}, ['adjust.tone']],
  ])(
    'repeats every generated picture from its own recipe, pixel for pixel: %j %j',
    async (parameters, steps) => {
      const fixture = await openFixtureStudio({
        launchEngine: forkEngine(programs),
        launchProbe: forkProbe(programs),
        folders: {
          home: join(await temporaryFolder(), 'home'),
          library: join(await temporaryFolder(), 'library'),
          starterModels: join(models, 'starter'),
          catalogue: join(models, 'catalogue'),
        },
      })
      await fixture.call('settings', 'update', { provider: 'cpu' })
      const run = async (recipe: RouteInput<'jobs', 'submit'>['recipe']) => {
        const { id } = await fixture.call('jobs', 'submit', { recipe })
        const job = await jobOver(fixture, id)
        expect(job.error).toBeUndefined()
        return Promise.all(
          job.outputs.map(({ asset }) => fixture.call('library', 'get', { id: asset })),
        )
      }
      const pixels = async (id: string) =>
        pixelData(await readFile((await fixture.studio.assetFile(id, 'original')).path))
      const generate = { step: 'generate.gan', parameters: { ...parameters, count: 3 } }
      const made = await run({ steps: [generate, ...steps.map((step) => ({ step }))] })
      expect(made).toHaveLength(3)
      for (const { id, recipe } of made) {
        expect(recipe?.steps[0]?.parameters.count).toBe(1)
        const [again] = await run(recipe ?? { steps: [] })
        expect(await pixels(again?.id ?? '')).toEqual(await pixels(id))
      }
    },
  )

  it('names a file that is not there, and one that is no picture, when a recipe runs on it', async () => {
    const { studio } = await openStudio()
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'text.png'), 'no picture')
    const recipe = parseRecipe({ steps: [{ step: 'adjust.tone' }] })
    const run = (name: string) =>
      studio.execute(
        recipe,
        [{ path: join(folder, name) }],
        new FolderSink({ folder: join(folder, 'out') }, studio.work),
      )
    expect(await rejectionOf(run('gone.png'))).toMatchObject({
      code: 'file-not-found',
      data: { name: 'gone.png' },
    })
    expect((await rejectionOf(run('text.png'))).code).toBe('image-unsupported')
    expect(await readdir(join(folder, 'out'))).toEqual([])
  })
})

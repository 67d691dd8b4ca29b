import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  FolderSink,
  type FolderSinkOptions,
  folderSinkOptions,
} from '../../../main/core/recipes/folderSink'
import { parseRecipe } from '../../../main/core/recipes/prepareRecipe'
import { errorOf, rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

const tone = parseRecipe({ steps: [{ step: 'adjust.tone' }] })
const generate = parseRecipe({
  steps: [{ step: 'generate.gan', parameters: { labels: ['dress'], count: 3, seed: 7 } }],
})
const caption = parseRecipe({ steps: [{ step: 'describe.caption' }] })

async function setUp() {
  const fixture = await openFixtureStudio({ library: 'none' })
  const folder = await temporaryFolder()
  const picture = async (name: string) => {
    const path = join(folder, name)
    await writeFile(path, pngBytes(5, 5, name))
    return { path }
  }
  const sink = (options: FolderSinkOptions) => new FolderSink(options, fixture.studio.work)
  return { ...fixture, out: join(folder, 'out put'), folder, picture, sink }
}

describe('running recipes into a folder', () => {
  it('names results the same way every time, and replaces nothing unasked', async () => {
    const { studio, out, sink } = await setUp()
    await studio.execute(generate, [], sink({ folder: out }))
    expect((await readdir(out)).sort()).toEqual(['dress-7.png', 'dress-8.png', 'dress-9.png'])
    const first = await readFile(join(out, 'dress-7.png'))
    await writeFile(join(out, 'dress-7.png'), 'mine')
    const again = studio.execute(generate, [], sink({ folder: out }))
    expect(await rejectionOf(again)).toMatchObject({
      code: 'output-exists',
      data: { name: 'dress-7.png' },
    })
    expect(await readFile(join(out, 'dress-7.png'), 'utf8')).toBe('mine')
    await studio.execute(generate, [], sink({ folder: out, overwrite: true }))
    expect(await readFile(join(out, 'dress-7.png'))).toEqual(first)
    expect(await readdir(join(studio.dependencies.folders.home, 'work'))).toEqual([])
  })

  it('keeps inputs of one name apart, and goes on after one that cannot be used', async () => {
    const { studio, out, sink, picture, folder } = await setUp()
    const inputs = [
      await picture('a.png'),
      { path: join(folder, 'gone.png') },
      await picture('run-fails.png'),
    ]
    const done: string[] = []
    const summary = await studio.execute(
      tone,
      [...inputs, await picture('a.png')],
      sink({ folder: out }),
      {
        onOutput: (stored) => done.push(stored.file ?? ''),
      },
    )
    expect(summary.outputs).toBe(2)
    expect(summary.failures.map(({ input, error }) => [input, error.code])).toEqual([
      [1, 'file-not-found'],
      [2, 'image-damaged'],
    ])
    expect(done).toEqual([join(out, 'a-tone.png'), join(out, 'a-tone-2.png')])
    expect(
      (await rejectionOf(studio.execute(tone, [{ path: folder }], sink({ folder: out })))).code,
    ).toBe('file-unreadable')
  })

  it('leaves nothing behind when it is stopped', async () => {
    const { studio, out, sink, picture } = await setUp()
    const stop = new AbortController()
    const run = studio.execute(tone, [await picture('slow.png')], sink({ folder: out }), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect((await rejectionOf(run)).code).toBe('cancelled')
    expect(await readdir(out)).toEqual([])
    expect(await readdir(join(studio.dependencies.folders.home, 'work'))).toEqual([])
  })

  it('writes reports as JSON where that is wanted', async () => {
    const { studio, out, sink, picture } = await setUp()
    const input = await picture('猫.png')
    await studio.execute(caption, [input], sink({ folder: out }))
    expect(await readdir(out)).toEqual([])
    await studio.execute(caption, [input], sink({ folder: out, writeData: true }))
    expect(JSON.parse(await readFile(join(out, '猫-caption.json'), 'utf8'))).toMatchObject({
      captions: [{ text: 'a red dress on a hanger' }],
    })
  })

  it('refuses a file that exists before anything is computed', async () => {
    const { studio, folder, sink, picture, engines } = await setUp()
    await writeFile(join(folder, 'b.png'), 'mine')
    const input = await picture('a.png')
    const run = studio.execute(tone, [input], sink(folderSinkOptions(join(folder, 'b.png'), {})))
    expect((await rejectionOf(run)).code).toBe('output-exists')
    expect(engines).toHaveLength(0)
  })

  it('tells files from folders by their names', async () => {
    const { folder } = await setUp()
    expect(folderSinkOptions('out.JPG', {})).toMatchObject({
      folder: '.',
      template: 'out',
      format: 'jpeg',
    })
    expect(folderSinkOptions('a/b/{c}.tif', {})).toMatchObject({
      folder: 'a/b',
      template: '_c_',
      format: 'tiff',
    })
    expect(folderSinkOptions('results/', {})).toEqual({ folder: 'results/' })
    expect(folderSinkOptions('results', {})).toEqual({ folder: 'results' })
    expect(folderSinkOptions(folder, {})).toEqual({ folder })
    expect(errorOf(() => folderSinkOptions('a.bmp', {}))).toMatchObject({
      code: 'output-format-unknown',
      data: { format: 'bmp' },
    })
  })
})

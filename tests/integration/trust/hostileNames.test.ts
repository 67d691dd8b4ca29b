import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { FolderSink } from '../../../main/core/recipes/folderSink'
import { fillTemplate } from '../../../main/core/recipes/outputName'
import { parseRecipe } from '../../../main/core/recipes/prepareRecipe'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { runStudio } from '../cli/runStudio'
import {
  closeFixtureStudios,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from '../core/fixtureStudio'
import { hostileNames } from './hostileNames'

afterEach(closeFixtureStudios)

const recipe = parseRecipe({ steps: [{ step: 'adjust.tone', parameters: { exposure: 1 } }] })
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/u
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

async function everything(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Whether a name may stand in any folder of any system. */
function expectSafe(name: string, told: string) {
  expect(name, JSON.stringify(told)).not.toMatch(forbidden)
  expect(name, JSON.stringify(told)).not.toMatch(device)
  expect(Buffer.byteLength(name), JSON.stringify(told)).toBeLessThan(140)
}

describe(`${hostileNames.length} hostile names`, () => {
  it('fill a template with names that stay in their folder', () => {
    const output: RunOutput = { step: 'adjust.tone', data: {}, seconds: 0 }
    for (const name of hostileNames) {
      const context = { recipe, ordinal: 0 }
      for (const filled of [
        fillTemplate(name, output, context),
        fillTemplate('{name}-{step}', output, context, name),
        fillTemplate('{label}', { ...output, data: { label: name } }, context),
      ]) {
        expect(filled).not.toBe('')
        expectSafe(filled, name)
      }
    }
    console.log(`template: ${hostileNames.length} names x 3 places, 0 unsafe`)
  })

  it('written by a recipe stay in the folder and replace nothing', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const root = await temporaryFolder()
    const input = join(root, 'in.png')
    await writeFile(input, pngBytes())
    await writeFile(join(root, 'escape.png'), 'mine')
    const folder = join(root, 'a', 'b', 'out')
    await mkdir(folder, { recursive: true })
    let refused = 0
    for (const template of hostileNames) {
      const sink = new FolderSink({ folder, template }, fixture.studio.work)
      await fixture.studio.execute(recipe, [{ path: input }], sink).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StudioError)
        expect((error as StudioError).code).toBe('output-exists')
        refused += 1
      })
    }
    const written = await readdir(folder)
    for (const name of written) expectSafe(name, name)
    expect(written.length + refused).toBe(hostileNames.length)
    const outside = (await everything(root)).filter(
      (file) => !file.startsWith(join('a', 'b', 'out')),
    )
    expect(outside).toEqual(['escape.png', 'in.png'])
    expect(await readFile(join(root, 'escape.png'), 'utf8')).toBe('mine')
    console.log(
      `folder: ${written.length} written inside, ${refused} refused for a taken name, 0 outside`,
    )
  })

  it('of pictures that come into the library and go out again stay inside', async () => {
    const fixture = await openFixtureStudio()
    const { folder, call } = fixture
    const before = new Set(await everything(folder))
    let refused = 0
    let exported = 0
    for (const [index, name] of hostileNames.entries()) {
      const bytes = pngBytes(8, 6, String(index))
      const asset = await call('library', 'importBytes', { name: name.slice(0, 255), bytes }).catch(
        (error: unknown) => {
          expect(error).toBeInstanceOf(StudioError)
          refused += 1
          return undefined
        },
      )
      if (!asset) continue
      const { path } = await fixture.studio.assetFile(asset.id, 'original')
      expect(relative(join(folder, 'library', 'pictures'), path)).not.toMatch(/^\.\.|^\//)
      expectSafe(basename(path), name)
      await call('library', 'update', { ids: [asset.id], name: name.slice(0, 255) })
      const bytesOut = await call('library', 'exportBytes', { id: asset.id, format: 'png' })
      expectSafe(bytesOut.name, name)
      const texts = await call('library', 'exportTexts', { ids: [asset.id], format: 'txt' })
      expectSafe(texts.name, name)
      exported += 1
    }
    const made = (await everything(folder)).filter((file) => !before.has(file))
    expect(made.filter((file) => !/^(library|home)[/\\]/.test(file))).toEqual([])
    console.log(
      `library: ${exported} imported, renamed and exported, ${refused} refused, 0 outside`,
    )
  })

  it('of pictures and of templates, exported in numbers, stay in the folder and in the archive', async () => {
    const fixture = await openFixtureStudio()
    const { call, folder } = fixture
    const ids: string[] = []
    for (const [index, name] of hostileNames.entries()) {
      const bytes = pngBytes(8, 6, String(index))
      const { id } = await call('library', 'importBytes', { name: `${index}.png`, bytes })
      // What the contract refuses as a name cannot be given.
      await call('library', 'update', { ids: [id], name: name.slice(0, 255) }).catch(
        () => undefined,
      )
      ids.push(id)
    }
    const before = new Set(await everything(folder))
    const local = { access: 'local' } as const
    const out = join(folder, 'out')
    await mkdir(out)
    await writeFile(join(folder, 'escape.png'), 'mine')
    const options = { format: 'png', sidecars: 'json', tables: true } as const
    const written = await call('library', 'exportMany', { ids, path: out, ...options }, local)
    expect(written.failures).toEqual([])
    const zip = join(folder, 'out.zip')
    await call('library', 'exportMany', { ids, path: zip, ...options }, local)
    const archived = Object.keys(unzipSync(await readFile(zip)))
    for (const template of hostileNames)
      for (const name of await call('library', 'exportNames', {
        ids: ids.slice(0, 2),
        template: template.slice(0, 200) || '{name}',
        format: 'png',
      }))
        expectSafe(name, template)
    const names = await readdir(out)
    for (const name of [...names, ...archived]) expectSafe(name, name)
    // A picture and a text for each, and two tables: nothing took another's place.
    expect(names).toHaveLength(ids.length * 2 + 2)
    expect(new Set(archived.map((name) => name.toLowerCase())).size).toBe(ids.length * 2 + 2)
    const made = (await everything(folder)).filter((file) => !before.has(file))
    expect(
      made.filter((file) => !/^(out[/\\]|out\.zip|escape\.png|library|home)/.test(file)),
    ).toEqual([])
    expect(await readFile(join(folder, 'escape.png'), 'utf8')).toBe('mine')
    console.log(
      `export: ${ids.length} names, ${names.length} files in the folder, ${archived.length} in the archive, 0 outside`,
    )
  })

  it('of files on the command line stay in the folder of --out', async () => {
    const root = await temporaryFolder()
    const inside = join(root, 'in')
    await mkdir(inside)
    const inputs: string[] = []
    for (const name of hostileNames) {
      // What the file system itself cannot hold cannot be given.
      const path = join(inside, `${name.replaceAll('/', '∕')}.png`)
      await writeFile(path, pngBytes()).then(
        () => inputs.push(path),
        () => undefined,
      )
    }
    expect(inputs.length).toBeGreaterThan(40)
    const words = ['adjust', 'tone', '--exposure', '1', '--out', 'out/', '--json', '--']
    const result = await runStudio([...words, ...inputs], { cwd: root })
    expect(result.stderr).toBe('')
    expect(result.status).toBe(0)
    const written = await readdir(join(root, 'out'))
    expect(written).toHaveLength(inputs.length)
    for (const name of written) expectSafe(name, name)
    const outside = (await everything(root)).filter((file) => !/^(in|out|\.home)\b/.test(file))
    expect(outside).toEqual([])
    console.log(`command line: ${inputs.length} names given, ${written.length} written inside`)
  })

  it('that are links out of the folder are replaced, never followed', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'photo.png'), pngBytes())
    await mkdir(join(root, 'out'))
    await writeFile(join(root, 'victim.txt'), 'mine')
    await symlink(join(root, 'victim.txt'), join(root, 'out', 'photo-tone.png'))
    const words = ['adjust', 'tone', 'photo.png', '--exposure', '1', '--out', 'out/']
    expect((await runStudio(words, { cwd: root })).status).toBe(2)
    expect((await runStudio([...words, '--overwrite'], { cwd: root })).status).toBe(0)
    expect(await readFile(join(root, 'victim.txt'), 'utf8')).toBe('mine')
  })
})

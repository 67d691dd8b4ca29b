import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import { hashFile } from '../../../main/core/files/hashFile'
import { Library } from '../../../main/core/library/library'
import { closeFixtureStudios, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

const root = join(__dirname, '../../..')
/** STUDIO_LONG=1 kills a hundred times instead of ten. */
const repeats = process.env.STUDIO_LONG ? 10 : 1

describe('a process that is killed', () => {
  it('loses no acknowledged asset, leaves no file without one, and no lock', async () => {
    const folder = await temporaryFolder()
    const program = join(folder, 'killedLibrary.cjs')
    await build({
      entryPoints: [join(root, 'tests/fixtures/killedLibrary.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['libsql'],
    })
    const libraryFolder = join(folder, 'library')
    const acknowledged: string[] = []
    const rounds = Array.from({ length: repeats }, () => [1, 7, 3, 12, 5, 2, 9, 4, 6, 8]).flat()
    for (const rows of rounds) {
      const child = spawn(process.execPath, [program, libraryFolder], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
      })
      let text = ''
      child.stdout.setEncoding('utf8')
      child.stdout.on('data', (chunk: string) => {
        text += chunk
        if (text.split('\n').length > rows) child.kill('SIGKILL')
      })
      const [, signal] = await once(child, 'close')
      expect(signal).toBe('SIGKILL')
      acknowledged.push(...text.split('\n').slice(0, -1))
    }
    const library = await Library.open(libraryFolder, {
      pictures: undefined as never,
      labelTitles: () => [],
      log: () => undefined,
    })
    expect(library.database.pragma('integrity_check')[0]?.integrity_check).toBe('ok')
    const rows = library.database.all<{ id: string; file: string; sha256: string }>(
      'SELECT id, file, sha256 FROM assets',
    )
    const ids = new Set(rows.map((row) => row.id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    for (const row of rows)
      expect(await hashFile(library.files.absolute(row.file))).toBe(row.sha256)
    const files = await readdir(join(libraryFolder, 'pictures'), {
      recursive: true,
      withFileTypes: true,
    })
    expect(files.filter((entry) => entry.isFile())).toHaveLength(rows.length)
    expect(await readdir(join(libraryFolder, '.studio', 'work'))).toEqual([])
    library.close()
    console.log(
      `${rounds.length} kills: ${acknowledged.length} acknowledged rows, 0 missing, integrity ok`,
    )
  }, 600_000)
})

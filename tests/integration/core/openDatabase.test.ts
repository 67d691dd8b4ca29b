import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../main/core/library/migrationList'
import { openDatabase } from '../../../main/core/library/openDatabase'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

const log = () => undefined
const newest = migrations.length

async function libraryFolder() {
  const folder = await temporaryFolder()
  const backups = join(folder, 'backups')
  await mkdir(backups)
  return { file: join(folder, 'library.db'), backups }
}

describe('the library index', () => {
  it('is written to the disk with every commit', async () => {
    const { file, backups } = await libraryFolder()
    const { database } = await openDatabase(file, backups, log)
    expect(database.pragma('journal_mode')[0]?.journal_mode).toBe('wal')
    expect(database.pragma('synchronous')[0]?.synchronous).toBe(2)
    expect(database.pragma('foreign_keys')[0]?.foreign_keys).toBe(1)
    database.close()
  })

  it('is backed up before it is migrated, and a migration that fails changes nothing', async () => {
    const { file, backups } = await libraryFolder()
    const first = await openDatabase(file, backups, log)
    first.database.run("INSERT INTO file_removals (file, sha256) VALUES ('a', 'b')")
    first.database.close()
    const next = {
      version: newest + 1,
      sql: 'CREATE TABLE more (a TEXT); INSERT INTO more VALUES (1); SELECT broken',
    }
    await rejectionOf(openDatabase(file, backups, log, [...migrations, next]))
    expect(
      (await readdir(backups)).some((name) => name === `library-before-${newest + 1}.db`),
    ).toBe(true)
    const again = await openDatabase(file, backups, log)
    expect(again.database.all('SELECT file FROM file_removals')).toEqual([{ file: 'a' }])
    expect(again.database.pragma('user_version')[0]?.user_version).toBe(newest)
    again.database.close()
    const good = { version: newest + 1, sql: 'CREATE TABLE more (a TEXT)' }
    const migrated = await openDatabase(file, backups, log, [...migrations, good])
    expect(migrated.database.pragma('user_version')[0]?.user_version).toBe(newest + 1)
    migrated.database.close()
    expect((await rejectionOf(openDatabase(file, backups, log))).code).toBe('library-damaged')
  })

  it('of the first studio keeps its pictures and can be filtered', async () => {
    const { file, backups } = await libraryFolder()
    const first = await openDatabase(file, backups, log, migrations.slice(0, 1))
    first.database.run(
      `INSERT INTO assets (id, kind, name, origin, created, file, format, width, height, bytes, sha256)
       VALUES ('a', 'image', 'a', 'generate.gan', 1, 'a.png', 'png', 30, 20, 1, 'x')`,
    )
    first.database.close()
    const { database } = await openDatabase(file, backups, log)
    expect(database.all('SELECT name, category, pixels FROM assets')).toEqual([
      { name: 'a', category: 'generated', pixels: 600 },
    ])
    database.close()
  })

  it('comes back from its backup when it is damaged, and the damaged one is kept', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    // The daily backup is made when the library opens.
    const second = await fixture.restart()
    await second.call('library', 'importBytes', { name: 'later.png', bytes: pngBytes(5, 5) })
    await second.studio.close()
    const file = join(fixture.folder, 'library', 'library.db')
    await writeFile(file, 'this was a library once'.repeat(500))
    const third = await second.restart()
    const adopted = new Promise((resolve) => third.studio.on('library.changed', resolve))
    expect(third.notices).toMatchObject([{ code: 'library-restored' }])
    const names = async () =>
      (await third.call('library', 'list', { sort: 'name', descending: false })).assets.map(
        (asset) => asset.name,
      )
    // What came after the backup is found in the folder again.
    if (!(await names()).includes('later')) await adopted
    expect(await names()).toEqual(['a', 'later'])
    const kept = (await readdir(join(fixture.folder, 'library'))).find((name) =>
      name.includes('damaged'),
    )
    expect(await readFile(join(fixture.folder, 'library', kept ?? ''), 'utf8')).toContain('once')
  })

  it('begins empty where no backup helps, and the damaged one is kept', async () => {
    const { file, backups } = await libraryFolder()
    await writeFile(file, 'no database at all'.repeat(500))
    await writeFile(join(backups, 'library-2026-01-01.db'), 'no backup either')
    const { database, empty, restoredFrom } = await openDatabase(file, backups, log)
    expect({ empty, restoredFrom }).toEqual({ empty: true, restoredFrom: undefined })
    database.close()
    const kept = (await readdir(join(file, '..'))).find((name) => name.includes('damaged'))
    expect(await readFile(join(file, '..', kept ?? ''), 'utf8')).toContain('no database')
  })
})

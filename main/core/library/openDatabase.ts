import { access, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { toFailure } from '../failure'
import { copyAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import type { Migration } from './migration'
import { migrations as allMigrations } from './migrationList'
import { SqlDatabase } from './sqlDatabase'

const keptBackups = 3

export interface OpenedDatabase {
  readonly database: SqlDatabase
  /** Name of the backup that took the place of a damaged or lost database. */
  readonly restoredFrom: string | undefined
  /** Whether it begins empty: there was none, or none that could be used. */
  readonly empty: boolean
}

/**
 * Opens library.db: checks it, backs it up once a day and before it is migrated, and brings it up to
 * date. A damaged one is put aside; the newest good backup takes the place of a damaged or lost one, and
 * where there is no backup, an empty index, to be filled from the files.
 * Throws `library-damaged` where a newer studio made it; `disk-full`.
 */
export async function openDatabase(
  file: string,
  backups: string,
  log: (message: string, error?: unknown) => void,
  migrations: readonly Migration[] = allMigrations,
  /** Whether a backup takes the place of an index that is not there. */
  restoreLost = true,
): Promise<OpenedDatabase> {
  await makeFolder(backups)
  const there = await exists(file)
  let restoredFrom = there || !restoreLost ? undefined : await restore(file, backups, log)
  let empty = !there && restoredFrom === undefined
  let database: SqlDatabase
  try {
    database = connect(file)
  } catch (error) {
    if (toFailure(error).code !== 'library-damaged') throw toFailure(error)
    log('the library index is damaged', error)
    await putAside(file, 'damaged')
    restoredFrom = await restore(file, backups, log)
    empty = restoredFrom === undefined
    database = connect(file)
  }
  try {
    await migrate(database, backups, migrations)
    return { database, restoredFrom, empty }
  } catch (error) {
    database.close()
    throw toFailure(error)
  }
}

function connect(file: string): SqlDatabase {
  const database = new SqlDatabase(file)
  try {
    database.pragma('busy_timeout = 5000')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    const [check] = database.pragma('quick_check')
    if (check?.quick_check !== 'ok') {
      throw new StudioError('library-damaged', { reason: String(check?.quick_check).slice(0, 200) })
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

async function migrate(
  database: SqlDatabase,
  backups: string,
  migrations: readonly Migration[],
): Promise<void> {
  const version = Number(database.pragma('user_version')[0]?.user_version ?? 0)
  const newest = migrations.at(-1)?.version ?? 0
  if (version > newest) {
    throw new StudioError('library-damaged', {
      reason: `made by a newer studio (${version} > ${newest})`,
    })
  }
  const pending = migrations.filter((migration) => migration.version > version)
  if (version > 0) {
    const day = new Date().toISOString().slice(0, 10)
    await backUp(database, join(backups, `library-${day}.db`))
    if (pending.length > 0) await backUp(database, join(backups, `library-before-${newest}.db`))
    await removeOldBackups(backups)
  }
  for (const migration of pending) {
    database.transaction(() => {
      database.execute(migration.sql)
      database.execute(`PRAGMA user_version = ${migration.version}`)
    })
  }
  if (pending.length > 0) {
    const [check] = database.pragma('quick_check')
    if (check?.quick_check !== 'ok')
      throw new StudioError('library-damaged', { reason: `after migrating to ${newest}` })
  }
}

/** A consistent copy of the database under a name that it gets only when it is whole; an existing one stays. */
async function backUp(database: SqlDatabase, path: string): Promise<void> {
  if (await exists(path)) return
  const temporary = `${path}.tmp`
  await rm(temporary, { force: true })
  database.run('VACUUM INTO ?', temporary)
  await rename(temporary, path)
}

async function removeOldBackups(backups: string): Promise<void> {
  const daily = (await backupNames(backups)).filter((name) => !name.includes('before'))
  for (const name of daily.slice(keptBackups)) await rm(join(backups, name), { force: true })
}

/** Newest first: by their dates, those from before a migration last. */
async function backupNames(backups: string): Promise<string[]> {
  const names = (await readdir(backups)).filter((name) => /^library-.*\.db$/.test(name))
  return names.sort((left, right) =>
    left.includes('before') === right.includes('before')
      ? right.localeCompare(left)
      : Number(left.includes('before')) - Number(right.includes('before')),
  )
}

async function restore(
  file: string,
  backups: string,
  log: (message: string, error?: unknown) => void,
): Promise<string | undefined> {
  for (const name of await backupNames(backups)) {
    const path = join(backups, name)
    try {
      // WAL mode needs files beside the database: the check works on a copy.
      const copy = `${path}.check`
      await copyAtomically(path, copy)
      connect(copy).close()
      for (const suffix of ['', '-wal', '-shm']) await rm(copy + suffix, { force: true })
      // A journal without its database would be taken for the backup's.
      await putAside(file, 'damaged')
      await copyAtomically(path, file)
      return name
    } catch (error) {
      log(`the backup ${name} is no use`, error)
    }
  }
  return undefined
}

/** Renames a database and its journal and tells the new name; undefined where there is none. */
export async function putAside(
  file: string,
  why: 'damaged' | 'replaced',
): Promise<string | undefined> {
  const aside = `${file}.${why}-${Date.now()}`
  const there = await exists(file)
  for (const suffix of ['', '-wal', '-shm'])
    if (await exists(file + suffix)) await rename(file + suffix, aside + suffix)
  return there ? aside : undefined
}

/** Opens a database that was put aside, as far as it can be read; undefined where it is none any more. */
export function openAside(path: string): SqlDatabase | undefined {
  let database: SqlDatabase | undefined
  try {
    database = new SqlDatabase(path)
    database.all('SELECT name FROM sqlite_master LIMIT 1')
    return database
  } catch {
    database?.close()
    return undefined
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

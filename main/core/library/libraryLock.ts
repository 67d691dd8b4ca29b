import { join } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { toFailure } from '../failure'
import { SqlDatabase } from './sqlDatabase'

/**
 * Keeps every other studio out of a library. The lock is an open exclusive transaction on a database
 * of its own, so the operating system holds it: it goes with its process, however that ends, and
 * nothing stale is left to be judged.
 */
export class LibraryLock {
  private constructor(private readonly database: SqlDatabase) {}

  /** Throws `library-locked`. */
  static take(folder: string): LibraryLock {
    let database: SqlDatabase | undefined
    try {
      database = new SqlDatabase(join(folder, 'lock.db'))
      database.execute('PRAGMA busy_timeout = 0')
      database.execute('BEGIN EXCLUSIVE')
      return new LibraryLock(database)
    } catch (error) {
      database?.close()
      const failure = toFailure(error)
      throw failure.code === 'library-damaged'
        ? new StudioError('library-locked', {}, { cause: error })
        : failure
    }
  }

  release(): void {
    this.database.execute('ROLLBACK')
    this.database.close()
  }
}

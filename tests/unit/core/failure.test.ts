import { describe, expect, it } from 'vitest'
import { toFailure } from '../../../main/core/failure'
import { errorText } from '../../../preload/contract/text/errorText'

const sqliteError = (code: string) => Object.assign(new Error('no'), { code })

/** A full disk or a card with a lock would be called a fault of the studio, with nothing to do about it. */
describe('what the index reports', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
    ['SQLITE_IOERR', 'library-unusable'],
    ['SQLITE_IOERR_FSYNC', 'library-unusable'],
    ['SQLITE_READONLY_DIRECTORY', 'library-unusable'],
    ['SQLITE_CANTOPEN', 'library-unusable'],
    ['SQLITE_BUSY_SNAPSHOT', 'library-locked'],
    ['SQLITE_CORRUPT_INDEX', 'library-damaged'],
    ['SQLITE_MISUSE', 'internal'],
  ])('%s is %s', (code, expected) => {
    expect(toFailure(sqliteError(code)).code).toBe(expected)
  })

  it('is told in words of the language, never by a code of the index', () => {
    for (const code of ['SQLITE_IOERR_READ', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM'])
      for (const language of ['en', 'zh-CN'] as const) {
        const { code: kind, data } = toFailure(sqliteError(code))
        expect(errorText(kind, data, language)).not.toContain('SQLITE')
      }
  })
})

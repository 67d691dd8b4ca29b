import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashFile } from '../../../main/core/files/hashFile'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio hash '))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Two different files would otherwise be taken for one, or one file for two. */
describe('the hash of a file', () => {
  it.each([0, 1, 1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_500_000])(
    'is that of all its bytes: %i of them',
    async (length) => {
      const bytes = Buffer.from(
        Uint8Array.from({ length }, (_, place) => place * 31 + (place >> 9)),
      )
      const file = join(folder, 'file')
      await writeFile(file, bytes)
      expect(await hashFile(file)).toBe(createHash('sha256').update(bytes).digest('hex'))
    },
  )

  it('says what kept it from being read', async () => {
    await expect(hashFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-not-found' })
    await expect(hashFile(folder)).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('stops when nobody wants it any more', async () => {
    const file = join(folder, 'file')
    await writeFile(file, 'text')
    await expect(hashFile(file, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })
})

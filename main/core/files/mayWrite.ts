import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeFailure } from '../failure'
import { fileName } from './safeFileName'

/**
 * Whether a file may be made at a path, as far as that can be known before: large pictures are encoded for a while,
 * and many of them for hours, before the first is written. Throws what writing would.
 */
export async function mayWrite(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => {
    throw writeFailure(error, fileName(path))
  })
}

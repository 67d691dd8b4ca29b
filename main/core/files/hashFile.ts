import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { readFailure } from '../failure'

/** SHA-256 of a file, in hexadecimal. Throws `file-not-found`, `file-unreadable`, `cancelled`. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, {
      highWaterMark: 1 << 20,
      ...(signal ? { signal } : {}),
    })) {
      hash.update(chunk as Buffer)
    }
  } catch (error) {
    throw readFailure(error, basename(path))
  }
  return hash.digest('hex')
}

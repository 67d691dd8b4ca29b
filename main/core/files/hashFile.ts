import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { readFailure, throwIfAborted } from '../failure'

const chunkBytes = 1 << 20

/** SHA-256 of a file, in hexadecimal. Throws `file-not-found`, `file-unreadable`, `cancelled`. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      // One for all of the file and no larger than that: the runtime counts every buffer as a reason to collect memory.
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1))
      for (let hashed = 0; ; ) {
        throwIfAborted(signal)
        const { bytesRead } = await file.read(buffer, 0, buffer.length)
        hash.update(buffer.subarray(0, bytesRead))
        hashed += bytesRead
        // A short read behind the end that was told is the end: nobody has to be asked once more.
        if (bytesRead === 0 || (bytesRead < buffer.length && hashed >= size)) break
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw readFailure(error, basename(path))
  }
  return hash.digest('hex')
}

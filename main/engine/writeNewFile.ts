import { closeSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { StudioError } from '../../preload/contract/errors'

/**
 * Writes a new file completely and flushes it to the disk; what is left of a failed write is removed.
 * FileHandle.writeFile goes on after short writes, as single writes on a full disk do not.
 * Throws `output-exists`, `disk-full`, `write-failed`.
 */
export function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  return write(path, bytes, true)
}

/**
 * The same into the folder of a call, which is gone after it: not flushed, since the one who gives the file its place
 * does that (`moveAtomically`), and a disk takes as long for nothing the second time. Pieces are written as they come;
 * throws what making them throws, and nothing is left of the file then.
 */
export function writeWorkFile(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  return write(path, bytes, false)
}

async function write(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  flushes: boolean,
): Promise<void> {
  const name = basename(path)
  let created = false
  try {
    const file = await open(path, 'wx')
    created = true
    try {
      let length = 0
      for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
        await file.writeFile(piece)
        length += piece.length
      }
      if (flushes) await file.sync()
      checkSize((await file.stat()).size, length, name)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (created) await rm(path, { force: true })
    throw toWriteError(error, name)
  }
}

/**
 * `writeWorkFile` for a thread that has nothing else to do: turns of an event loop and wakings of other threads take
 * longer than the calls.
 */
export function writeWorkFileAtOnce(path: string, bytes: Uint8Array): void {
  const name = basename(path)
  let created = false
  try {
    const file = openSync(path, 'wx')
    created = true
    try {
      // A full disk takes less than it is given, and says so the next time.
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      checkSize(fstatSync(file).size, bytes.length, name)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (created) rmSync(path, { force: true })
    throw toWriteError(error, name)
  }
}

function checkSize(size: number, length: number, name: string): void {
  if (size !== length) throw new StudioError('write-failed', { name, reason: 'short write' })
}

function toWriteError(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof StudioError || code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk-full', {}, { cause: error })
  if (code === 'EEXIST') return new StudioError('output-exists', { name }, { cause: error })
  return new StudioError('write-failed', { name, reason: code }, { cause: error })
}

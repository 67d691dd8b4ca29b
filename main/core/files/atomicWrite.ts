import { createHash } from 'node:crypto'
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { readFailure, throwIfAborted, writeFailure } from '../failure'
import { temporaryFileFor } from './temporaryFiles'

/**
 * The one place where the studio saves files. A save is all or nothing: the bytes go to a temporary
 * file in the same folder, their number is checked, they are flushed to the disk, and only then does
 * the file get its name. On a full disk the previous file stays as it was and nothing is left behind.
 */
export interface WriteOptions {
  /** Whether a file of that name may be replaced; otherwise `output-exists`. Default: yes. */
  readonly overwrite?: boolean
  /** Permissions of a new file. */
  readonly mode?: number
  /** Whether it outlives a power cut, which a file that only its own run reads need not. Default: yes. */
  readonly durable?: boolean
  readonly signal?: AbortSignal | undefined
}

const chunkBytes = 1 << 20

/** Writes bytes or text. Throws `disk-full`, `output-exists`, `write-failed`. */
export async function writeAtomically(
  path: string,
  content: Uint8Array | string,
  options: WriteOptions = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  await writeThroughTemporary(path, options, async (handle) => {
    await handle.writeFile(bytes)
    return bytes.byteLength
  })
}

/**
 * Copies a file and tells its size and SHA-256 as they were read.
 * Throws `file-not-found`, `file-unreadable`, `disk-full`, `output-exists`, `write-failed`, `cancelled`.
 */
export async function copyAtomically(
  source: string,
  path: string,
  options: WriteOptions = {},
): Promise<{ bytes: number; sha256: string }> {
  const reader = await open(source, 'r').catch((error: unknown) => {
    throw readFailure(error, basename(source))
  })
  try {
    const hash = createHash('sha256')
    let bytes = 0
    await writeThroughTemporary(path, options, async (handle) => {
      const buffer = Buffer.allocUnsafe(chunkBytes)
      for (;;) {
        throwIfAborted(options.signal)
        const { bytesRead } = await reader.read(buffer, 0, chunkBytes).catch((error: unknown) => {
          throw readFailure(error, basename(source))
        })
        if (bytesRead === 0) return bytes
        const chunk = buffer.subarray(0, bytesRead)
        hash.update(chunk)
        await handle.writeFile(chunk)
        bytes += bytesRead
      }
    })
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    await reader.close()
  }
}

/** Flushes a finished file's bytes to the disk, ahead of `moveAtomically`. */
export async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Gives a finished file its place, copying it where that is on another disk. `flushed` waits for its bytes, where
 * flushing them has begun. Throws as `copyAtomically`.
 */
export async function moveAtomically(
  source: string,
  path: string,
  options: WriteOptions = {},
  flushed: () => Promise<void> = () => flushFile(source),
): Promise<void> {
  try {
    await flushed()
    await place(source, path, options.overwrite ?? true)
    await syncFolder(dirname(path))
  } catch (error) {
    if (!isCode(error, 'EXDEV')) throw writeFailure(error, basename(path))
    await copyAtomically(source, path, options)
    await rm(source, { force: true })
  }
}

/**
 * Gives a finished file a second name, which must be free: the same bytes on the disk where the file
 * system can do that, a copy where it cannot. Throws as `copyAtomically`.
 */
export async function nameAgain(source: string, path: string): Promise<void> {
  try {
    await link(source, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw writeFailure(error, basename(path))
    await copyAtomically(source, path, { overwrite: false })
    return
  }
  await syncFolder(dirname(path))
}

async function writeThroughTemporary(
  path: string,
  options: WriteOptions,
  write: (handle: FileHandle) => Promise<number>,
): Promise<void> {
  const { durable = true } = options
  const temporary = temporaryFileFor(path)
  try {
    const handle = await open(temporary, 'wx', options.mode ?? 0o666)
    try {
      const expected = await write(handle)
      const { size } = await handle.stat()
      if (size !== expected) {
        throw new StudioError('write-failed', {
          name: basename(path),
          reason: `${size} of ${expected} bytes`,
        })
      }
      if (durable) await handle.sync()
    } finally {
      await handle.close()
    }
    throwIfAborted(options.signal)
    await place(temporary, path, options.overwrite ?? true)
  } catch (error) {
    await rm(temporary, { force: true })
    throw writeFailure(error, basename(path))
  }
  if (durable) await syncFolder(dirname(path))
}

/** Renames; where nothing may be replaced, a hard link takes the name, which fails if it is taken. */
async function place(temporary: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(temporary, path)
  try {
    await link(temporary, path)
  } catch (error) {
    if (isCode(error, 'EEXIST') || isCode(error, 'EXDEV') || isCode(error, 'ENOSPC')) throw error
    // File systems without hard links: an empty file takes the name first.
    await (await open(path, 'wx')).close()
    await rename(temporary, path)
    return
  }
  await rm(temporary, { force: true })
}

/** Flushes a folder's entries; systems that cannot do that do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'EBADF'].some((code) => isCode(error, code)))
      throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { type ReadableFormat, sniffFormat } from './fileFormat'
import { maximumFileBytes } from './limits'

/** A picture file's bytes, known to claim a readable format, not yet decoded. */
export interface ImageFile {
  /** Base name, for errors: paths are the user's own. */
  readonly name: string
  readonly bytes: Buffer
  readonly format: ReadableFormat
}

/**
 * Reads a picture file into memory.
 * Throws `file-not-found`, `file-unreadable`, `file-too-large`, `image-empty`,
 * `image-unsupported` (with what it is instead).
 */
export async function readImageFile(path: string, signal?: AbortSignal): Promise<ImageFile> {
  const name = basename(path)
  const bytes = await readBounded(path, name, signal)
  if (bytes.length === 0) throw new StudioError('image-empty', { name })
  const sniffed = sniffFormat(bytes)
  if (!sniffed.readable) throw new StudioError('image-unsupported', { name, format: sniffed.name })
  return { name, bytes, format: sniffed.format }
}

async function readBounded(path: string, name: string, signal?: AbortSignal): Promise<Buffer> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) throw new StudioError('file-unreadable', { name, reason: 'not a file' })
    if (facts.size > maximumFileBytes) {
      throw new StudioError('file-too-large', { name, limitMegabytes: maximumFileBytes / 2 ** 20 })
    }
    return await readFile(path, signal ? { signal } : {})
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new StudioError('file-not-found', { name }, { cause: error })
    }
    if (code !== undefined && /^E[A-Z]+$/.test(code)) {
      throw new StudioError('file-unreadable', { name, reason: code }, { cause: error })
    }
    throw error
  }
}

import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { StudioError } from '../../../preload/contract/errors'
import { readFailure, throwIfAborted, writeFailure } from '../failure'

/** What the archive's 32-bit places and 16-bit count hold (APPNOTE 6.3.10, 4.4). */
const maximumBytes = 2 ** 32 - 2 ** 20
const maximumFiles = 65_535
const chunkBytes = 1 << 20

/**
 * A ZIP archive that grows on the disk, a megabyte in memory at a time. Pictures are stored as they are,
 * texts deflated; names are UTF-8.
 */
export class ZipFile {
  private readonly waiting: Uint8Array[] = []
  private failure: Error | undefined
  private readonly archive = new Zip((error, chunk) => {
    if (error) this.failure = error
    else this.waiting.push(chunk)
  })
  private bytes = 0
  private files = 0

  private constructor(
    private readonly handle: FileHandle,
    private readonly name: string,
  ) {}

  /** Begins a new file. Throws `output-exists`, `write-failed`. */
  static async create(path: string): Promise<ZipFile> {
    const handle = await open(path, 'wx').catch((error: unknown) => {
      throw writeFailure(error, basename(path))
    })
    return new ZipFile(handle, basename(path))
  }

  /** Throws `file-too-large` where the archive is full, `disk-full`, `cancelled`. */
  async addFile(
    name: string,
    path: string,
    modified: number,
    signal?: AbortSignal | undefined,
  ): Promise<void> {
    const reader = await open(path, 'r').catch((error: unknown) => {
      throw readFailure(error, basename(path))
    })
    try {
      const { size } = await reader.stat()
      this.refuseTooMuch(size)
      const entry = new ZipPassThrough(name)
      entry.mtime = modified
      this.archive.add(entry)
      for (let done = 0; done < size; ) {
        throwIfAborted(signal)
        // A new buffer each time: the archive keeps it until it is written.
        const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size - done))
        const { bytesRead } = await reader.read(buffer, 0, buffer.length)
        if (bytesRead === 0) throw new StudioError('file-unreadable', { name, reason: 'it shrank' })
        done += bytesRead
        entry.push(buffer.subarray(0, bytesRead), done === size)
        await this.drain()
      }
      if (size === 0) entry.push(new Uint8Array(0), true)
      await this.drain()
    } finally {
      await reader.close()
    }
  }

  async addText(name: string, text: string, modified: number): Promise<void> {
    const bytes = strToU8(text)
    this.refuseTooMuch(bytes.length)
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = modified
    this.archive.add(entry)
    entry.push(bytes, true)
    await this.drain()
  }

  /** Writes the directory of the archive and flushes it to the disk. */
  async finish(): Promise<void> {
    this.archive.end()
    await this.drain()
    await this.handle.sync()
  }

  /** To be called at last, whatever happened; a file that was not finished is the caller's to remove. */
  close(): Promise<void> {
    return this.handle.close()
  }

  private refuseTooMuch(more: number): void {
    this.files += 1
    if (this.bytes + more <= maximumBytes && this.files <= maximumFiles) return
    throw new StudioError('file-too-large', {
      name: this.name,
      limitMegabytes: maximumBytes / 2 ** 20,
    })
  }

  private async drain(): Promise<void> {
    if (this.failure) throw this.failure
    for (const chunk of this.waiting.splice(0)) {
      await this.handle.writeFile(chunk).catch((error: unknown) => {
        throw writeFailure(error, this.name)
      })
      this.bytes += chunk.length
    }
  }
}

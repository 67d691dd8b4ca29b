import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../../../preload/contract/asset'
import type { ImageFacts } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { imageFormatOf } from '../../../preload/contract/pictureFiles'
import type { PictureService } from '../engine/pictureService'
import { readFailure, throwIfAborted, toFailure } from '../failure'
import { copyAtomically, writeAtomically } from '../files/atomicWrite'
import { hashFile } from '../files/hashFile'
import { fileExtension, fileName, fileStem, safeFileName } from '../files/safeFileName'
import type { WorkFolders } from '../files/workFolders'
import { extensionOf } from '../recipes/outputName'
import type { AssetStore } from './assetStore'
import type { LibraryFiles } from './libraryFiles'
import type { SqlDatabase } from './sqlDatabase'

const limitMegabytes = 512

export interface ImportParts {
  readonly database: SqlDatabase
  readonly assets: AssetStore
  readonly files: LibraryFiles
  readonly work: WorkFolders
  readonly pictures: PictureService
}

export interface ImportOptions {
  readonly kind: 'image' | 'mask'
  readonly parent?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Takes pictures into the library. The bytes are copied first and the copy is decoded in full, so what
 * is kept is what was checked; the original is never touched.
 */
export class PictureImporter {
  constructor(readonly parts: ImportParts) {}

  /** Throws `file-not-found`, `file-unreadable`, `file-too-large`, and what decoding throws. */
  async importFile(path: string, options: ImportOptions): Promise<Asset> {
    const name = fileName(path)
    const facts = await stat(path).catch((error: unknown) => {
      throw readFailure(error, name)
    })
    if (!facts.isFile()) throw new StudioError('file-unreadable', { name, reason: 'not a file' })
    refuseLarge(facts.size, name)
    return this.take(name, options, (copy) =>
      copyAtomically(path, copy, { signal: options.signal }),
    )
  }

  async importBytes(name: string, bytes: Uint8Array, options: ImportOptions): Promise<Asset> {
    refuseLarge(bytes.byteLength, name)
    return this.take(fileName(name), options, async (copy) => {
      await writeAtomically(copy, bytes)
      return { bytes: bytes.byteLength, sha256: await hashFile(copy) }
    })
  }

  private async take(
    name: string,
    options: ImportOptions,
    write: (copy: string) => Promise<{ bytes: number; sha256: string }>,
  ): Promise<Asset> {
    const { assets, files, work, database } = this.parts
    if (options.parent !== undefined) assets.row(options.parent)
    const folder = await work.open()
    try {
      const copy = join(folder, safeFileName(name))
      const { bytes, sha256 } = await write(copy)
      const facts = await this.inspect(copy, name, options.signal)
      throwIfAborted(options.signal)
      const created = Date.now()
      const stem = safeFileName(fileStem(name))
      const file = await files.place(
        copy,
        options.kind,
        stem,
        extensionFor(name, facts),
        sha256,
        created,
      )
      return database.transaction(() => {
        files.keep(file)
        return assets.insert({
          id: randomUUID(),
          kind: options.kind,
          name: displayName(name, stem),
          origin: 'imported',
          created,
          file,
          format: facts.format,
          width: facts.width,
          height: facts.height,
          bitDepth: facts.bitDepth,
          hasAlpha: facts.hasAlpha,
          pages: facts.pages,
          ...(facts.profile === undefined ? {} : { profile: facts.profile }),
          ...(facts.credentials ? { credentials: true } : {}),
          bytes,
          sha256,
          parents: options.parent === undefined ? [] : [options.parent],
        })
      })
    } finally {
      await work.close(folder)
    }
  }

  /** A decoder that crashes is given one more chance: the crash may have been another file's. */
  private async inspect(
    copy: string,
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<ImageFacts> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.parts.pictures.inspect(copy, signal)
      } catch (error) {
        const failure = toFailure(error)
        if (failure.code === 'engine-crashed') {
          if (attempt === 1) continue
          throw new StudioError('image-damaged', { name }, { cause: error })
        }
        // The decoder saw a copy of another name.
        const data = failure.code.startsWith('image-') ? { ...failure.data, name } : failure.data
        throw new StudioError(failure.code, data, { cause: error })
      }
    }
  }
}

function refuseLarge(bytes: number, name: string): void {
  if (bytes > limitMegabytes * 2 ** 20)
    throw new StudioError('file-too-large', { name, limitMegabytes })
}

/** The file's own extension where it says the truth, else the usual one of what it holds. */
function extensionFor(name: string, facts: ImageFacts): string {
  const own = fileExtension(name)
  return (imageFormatOf(own) ?? own) === facts.format ? own : extensionOf(facts.format)
}

function displayName(name: string, fallback: string): string {
  const stem = fileStem(name)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 255)
  return stem === '' ? fallback : stem
}

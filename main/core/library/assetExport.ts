import { readFile } from 'node:fs/promises'
import { StudioError } from '../../../preload/contract/errors'
import type { ExportOptions } from '../../../preload/contract/exportOptions'
import { imageFormatOf } from '../../../preload/contract/pictureFiles'
import { copyAtomically, moveAtomically, writeAtomically } from '../files/atomicWrite'
import { mayWrite } from '../files/mayWrite'
import { fileExtension, fileName, safeFileName } from '../files/safeFileName'
import { mediaTypeOf } from '../recipes/imageFormat'
import { extensionOf } from '../recipes/outputName'
import type { Library } from './library'
import type { PictureExport } from './pictureExport'
import { recordsAsCsv, recordsAsJson, recordsAsText } from './textExport'
import { textsAbout } from './textsAbout'

export interface WriteChoice {
  readonly overwrite: boolean
  readonly signal?: AbortSignal | undefined
}

const textTypes = { txt: 'text/plain', csv: 'text/csv', json: 'application/json' } as const

/** Single pictures and texts on their way out of a library. */
export class AssetExport {
  constructor(
    private readonly library: Library,
    private readonly pictures: PictureExport,
  ) {}

  /** Throws `output-exists`, `output-format-unknown`, `disk-full`, `write-failed`, and what encoding throws. */
  async toFile(
    id: string,
    path: string,
    options: Omit<ExportOptions, 'format'>,
    write: WriteChoice,
  ): Promise<void> {
    const row = this.library.assets.row(id)
    const extension = fileExtension(path)
    if (row.kind === 'text') {
      const format =
        extension === 'txt' || extension === 'csv' || extension === 'json' ? extension : undefined
      if (!format) throw new StudioError('output-format-unknown', { format: extension })
      await writeAtomically(path, this.texts([id], format).text, write)
      return
    }
    const format = imageFormatOf(extension)
    if (!format)
      throw new StudioError('output-format-unknown', { format: extension || fileName(path) })
    await mayWrite(path)
    await this.pictures.withFile(row, { ...options, format }, write.signal, async (file) => {
      if (file.isOwn) await copyAtomically(file.path, path, write)
      else await moveAtomically(file.path, path, write)
    })
  }

  async toBytes(
    id: string,
    options: ExportOptions,
    signal: AbortSignal | undefined,
  ): Promise<{ name: string; type: string; bytes: Uint8Array }> {
    const row = this.library.assets.row(id)
    if (row.kind === 'text')
      throw new StudioError('image-unsupported', { name: row.name, format: row.format })
    const bytes = await this.pictures.withFile(row, options, signal, ({ path }) => readFile(path))
    return {
      name: `${safeFileName(row.name)}.${extensionOf(options.format)}`,
      type: mediaTypeOf(options.format),
      bytes,
    }
  }

  /** Captions and ad copy of pictures and of text assets; see textsAbout. */
  texts(
    ids: readonly string[],
    format: keyof typeof textTypes,
  ): { name: string; type: string; text: string } {
    const records = textsAbout(this.library.assets, ids)
    const first = ids[0]
    const stem =
      ids.length === 1 && first ? safeFileName(this.library.assets.row(first).name) : 'texts'
    const text =
      format === 'csv'
        ? recordsAsCsv(records)
        : format === 'json'
          ? recordsAsJson(records)
          : recordsAsText(records)
    return { name: `${stem}.${format}`, type: textTypes[format], text }
  }
}

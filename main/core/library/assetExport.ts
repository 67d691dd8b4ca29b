import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageFormat } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { PictureService } from '../engine/pictureService'
import { copyAtomically, moveAtomically, writeAtomically } from '../files/atomicWrite'
import { fileExtension, fileName, safeFileName } from '../files/safeFileName'
import { imageFormatOf, mediaTypeOf } from '../recipes/imageFormat'
import { extensionOf } from '../recipes/outputName'
import type { AssetRow } from './assetRecord'
import type { Library } from './library'
import {
  recordsAsCsv,
  recordsAsJson,
  recordsAsText,
  type TextRecord,
  textRecords,
} from './textExport'

export interface ExportOptions {
  readonly quality: number
  readonly overwrite?: boolean
  readonly signal?: AbortSignal | undefined
}

const textTypes = { txt: 'text/plain', csv: 'text/csv', json: 'application/json' } as const

/** Pictures and texts on their way out of a library. */
export class AssetExport {
  constructor(
    private readonly library: Library,
    private readonly pictures: PictureService,
  ) {}

  /** Throws `output-exists`, `output-format-unknown`, `disk-full`, `write-failed`. */
  async toFile(id: string, path: string, options: ExportOptions): Promise<void> {
    const row = this.library.assets.row(id)
    const extension = fileExtension(path)
    const write = { overwrite: options.overwrite ?? false, signal: options.signal }
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
    if (isReady(row, format)) {
      await copyAtomically(this.library.pathOf(id), path, write)
      return
    }
    await this.encoded(row, format, options, (file) => moveAtomically(file, path, write))
  }

  async toBytes(
    id: string,
    format: ImageFormat,
    options: ExportOptions,
  ): Promise<{ name: string; type: string; bytes: Uint8Array }> {
    const row = this.library.assets.row(id)
    if (row.kind === 'text')
      throw new StudioError('image-unsupported', { name: row.name, format: row.format })
    const bytes = isReady(row, format)
      ? await readFile(this.library.pathOf(id))
      : await this.encoded(row, format, options, (file) => readFile(file))
    return {
      name: `${safeFileName(row.name)}.${extensionOf(format)}`,
      type: mediaTypeOf(format),
      bytes,
    }
  }

  /** Captions and ad copy of pictures (their own and the reports about them) and of text assets. */
  texts(
    ids: readonly string[],
    format: keyof typeof textTypes,
  ): { name: string; type: string; text: string } {
    const seen = new Set<string>()
    const records: TextRecord[] = []
    const visit = (id: string, pictureName?: string) => {
      if (seen.has(id)) return
      seen.add(id)
      const asset = this.library.assets.detail(id)
      const parent = asset.parents[0]
      const name =
        asset.kind === 'text'
          ? (pictureName ?? (parent ? this.library.assets.row(parent).name : asset.name))
          : asset.name
      records.push(...textRecords(asset, name))
      if (asset.kind !== 'image') return
      for (const child of asset.children) {
        const row = this.library.assets.row(child)
        if (row.kind === 'text' && row.trashed === null) visit(child, asset.name)
      }
    }
    for (const id of ids) visit(id)
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

  private async encoded<Result>(
    row: AssetRow,
    format: ImageFormat,
    options: ExportOptions,
    take: (file: string) => Promise<Result>,
  ): Promise<Result> {
    const folder = await this.library.work.open()
    try {
      const out = join(folder, `export.${extensionOf(format)}`)
      await this.pictures.encode(
        this.library.files.absolute(row.file),
        out,
        format,
        options.quality,
        options.signal,
      )
      return await take(out)
    } finally {
      await this.library.work.close(folder)
    }
  }
}

/** What the studio wrote itself goes out as it is: encoding again would lose frames or quality. */
function isReady(row: AssetRow, format: ImageFormat): boolean {
  return row.origin !== 'imported' && row.format === format
}

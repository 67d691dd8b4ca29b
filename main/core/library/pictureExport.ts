import { join } from 'node:path'
import type { EncodeRequest, PictureTexts } from '../../../preload/contract/engineProtocol'
import type { ExportOptions } from '../../../preload/contract/exportOptions'
import { exportSize } from '../../../preload/contract/exportSize'
import type { PictureService } from '../engine/pictureService'
import { extensionOf } from '../recipes/outputName'
import type { AssetRow } from './assetRecord'
import type { Library } from './library'

/** Pictures of a library as files in the form that is asked for. */
export class PictureExport {
  constructor(
    private readonly library: Library,
    private readonly pictures: PictureService,
  ) {}

  /** The size in bytes of a picture that goes out as it is; undefined where it has to be encoded. */
  readyBytes(row: AssetRow, options: ExportOptions): number | undefined {
    return this.isReady(row, options) ? row.bytes : undefined
  }

  /**
   * Calls `take` with the picture's file: the library's own, to be copied, or one that was made for the
   * purpose, to be moved or read before `take` is over.
   */
  async withFile<Result>(
    row: AssetRow,
    options: ExportOptions,
    signal: AbortSignal | undefined,
    take: (file: { readonly path: string; readonly isOwn: boolean }) => Promise<Result>,
  ): Promise<Result> {
    const source = this.library.files.absolute(row.file)
    if (this.isReady(row, options)) return take({ path: source, isOwn: true })
    const folder = await this.library.work.open()
    try {
      const path = join(folder, `export.${extensionOf(options.format)}`)
      await this.pictures.encode(this.request(row, source, path, options), signal)
      return await take({ path, isOwn: false })
    } finally {
      await this.library.work.close(folder)
    }
  }

  /** What the studio wrote itself goes out as it is: encoding again would lose frames or quality. */
  private isReady(row: AssetRow, options: ExportOptions): boolean {
    if (row.origin === 'imported' || row.format !== options.format) return false
    if (!options.recipe || (options.texts && this.textsOf(row) !== undefined)) return false
    const original = this.askedOriginal(row, options)
    if (options.metadata === 'keep' && original !== undefined) return false
    if (options.colours === 'original' && original?.profile) return false
    if ((row.bit_depth ?? 8) > options.bitDepth) return false
    if (row.width === null || row.height === null) return true
    const { width, height } = exportSize({ width: row.width, height: row.height }, options)
    return width === row.width && height === row.height
  }

  private request(row: AssetRow, path: string, out: string, asked: ExportOptions): EncodeRequest {
    const { metadata, colours, texts, ...options } = asked
    const said = texts ? this.textsOf(row) : undefined
    const original = this.askedOriginal(row, asked)
    const originalPath = original && this.library.files.absolute(original.file)
    return {
      ...options,
      path,
      out,
      ...(said ? { texts: said } : {}),
      ...(originalPath && metadata === 'keep' ? { metadataOf: originalPath } : {}),
      ...(originalPath && colours === 'original' ? { profileOf: originalPath } : {}),
    }
  }

  private textsOf(row: AssetRow): PictureTexts | undefined {
    const { tags } = this.library.assets.get(row.id)
    if (row.caption === '' && row.alt_text === '' && tags.length === 0) return undefined
    return { description: row.caption, alternativeText: row.alt_text, keywords: tags }
  }

  /** What `originalOf` finds, where anything of it is to be kept: looking for it goes up all the edits. */
  private askedOriginal(row: AssetRow, { metadata, colours }: ExportOptions): AssetRow | undefined {
    return metadata === 'keep' || colours === 'original' ? this.originalOf(row) : undefined
  }

  /** The user's own picture that a picture is or came from, over all the edits between. */
  private originalOf(row: AssetRow): AssetRow | undefined {
    const seen = new Set<string>()
    let current = row
    while (current.origin !== 'imported') {
      seen.add(current.id)
      const [parent] = this.library.assets.parents(current.id)
      if (parent === undefined || seen.has(parent)) return undefined
      current = this.library.assets.row(parent)
    }
    return current.kind === 'image' ? current : undefined
  }
}

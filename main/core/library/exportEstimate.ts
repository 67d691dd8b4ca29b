import { stat } from 'node:fs/promises'
import type { ExportManyOptions } from '../../../preload/contract/exportOptions'
import { exportSize } from '../../../preload/contract/exportSize'
import { throwIfAborted } from '../failure'
import { NewestOnly } from '../newestOnly'
import type { AssetRow } from './assetRecord'
import type { Library } from './library'
import type { PictureExport } from './pictureExport'

/** So many pictures are really encoded; the others are taken to be like them. */
const samples = 3

interface Measured {
  readonly pixels: number
  readonly bytes: number
}

/** How large the pictures of an export will be. */
export class ExportEstimate {
  /** Also of what is looked at while an export is chosen: both follow the same choices. */
  readonly newest = new NewestOnly()

  constructor(
    private readonly library: Library,
    private readonly pictures: PictureExport,
  ) {}

  /**
   * Bytes of all pictures, without their texts: exact for up to three pictures, which are encoded for
   * it; of more, three are encoded and the others reckoned by their pixels. A newer question cancels an
   * older one, which throws `cancelled`. Throws what encoding throws.
   */
  async ask(
    ids: readonly string[],
    options: ExportManyOptions,
    signal: AbortSignal | undefined,
  ): Promise<{ files: number; bytes: number; exact: boolean }> {
    return this.newest.run(signal, (own) => this.measure(ids, options, own))
  }

  private async measure(
    ids: readonly string[],
    options: ExportManyOptions,
    signal: AbortSignal,
  ): Promise<{ files: number; bytes: number; exact: boolean }> {
    const rows = [...new Set(ids)].map((id) => this.library.assets.row(id))
    const chosen = rows.length <= samples ? rows : spread(rows, samples)
    const sizes = options.sizes.length > 0 ? options.sizes : [options.longSide]
    let bytes = 0
    for (const longSide of sizes) {
      const sized = { ...options, longSide }
      const measured = new Map<AssetRow, Measured>()
      for (const row of chosen) {
        throwIfAborted(signal)
        measured.set(row, {
          pixels: pixelsOf(row, sized),
          bytes: await this.bytesOf(row, sized, signal),
        })
      }
      const sums = [...measured.values()].reduce(
        (sum, one) => ({ pixels: sum.pixels + one.pixels, bytes: sum.bytes + one.bytes }),
        { pixels: 0, bytes: 0 },
      )
      for (const row of rows) {
        bytes +=
          measured.get(row)?.bytes ??
          this.pictures.readyBytes(row, sized) ??
          (pixelsOf(row, sized) / Math.max(1, sums.pixels)) * sums.bytes
      }
    }
    return {
      files: rows.length * sizes.length,
      bytes: Math.round(bytes),
      exact: chosen.length === rows.length,
    }
  }

  private async bytesOf(
    row: AssetRow,
    options: ExportManyOptions,
    signal: AbortSignal,
  ): Promise<number> {
    return (
      this.pictures.readyBytes(row, options) ??
      this.pictures.withFile(row, options, signal, async ({ path }) => (await stat(path)).size)
    )
  }
}

function pixelsOf(row: AssetRow, options: ExportManyOptions): number {
  const { width, height } = exportSize({ width: row.width ?? 1, height: row.height ?? 1 }, options)
  return width * height
}

/** Some of a list, evenly from its first to its last. */
function spread<Item>(list: readonly Item[], count: number): Item[] {
  return Array.from(
    { length: count },
    (_, index) => list[Math.round((index * (list.length - 1)) / (count - 1))] as Item,
  )
}

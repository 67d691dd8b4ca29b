import { type KeptRepainting, keptRepaintingSchema } from '../../../preload/contract/keptRepainting'
import type { Library } from '../library/library'

/** Masks of steps that are being painted anew, in the library's database: one for each source of an edit. */
export class RepaintingStore {
  constructor(private readonly library: Library) {}

  /** What was painted and neither applied nor given up. Throws `asset-not-found`. */
  get(source: string): KeptRepainting | undefined {
    const kept = this.library.database.get<{ kept: string }>(
      'SELECT kept FROM repaintings WHERE source = ?',
      this.library.assets.row(source).row,
    )?.kept
    const parsed = keptRepaintingSchema.safeParse(JSON.parse(kept ?? 'null'))
    return parsed.success ? parsed.data : undefined
  }

  /** Keeps one in the place of another; null forgets it. Throws `asset-not-found`. */
  keep(source: string, kept: KeptRepainting | null): void {
    const { row } = this.library.assets.row(source)
    const { database } = this.library
    if (kept === null) database.run('DELETE FROM repaintings WHERE source = ?', row)
    else
      database.run(
        'INSERT OR REPLACE INTO repaintings (source, kept) VALUES (?, ?)',
        row,
        JSON.stringify(kept),
      )
  }
}

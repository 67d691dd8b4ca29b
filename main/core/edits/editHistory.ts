import { StudioError } from '../../../preload/contract/errors'
import {
  type HistoryEntry,
  type HistoryState,
  historyEntrySchema,
  type ViewState,
  viewStateSchema,
} from '../../../preload/contract/history'
import type { Library } from '../library/library'
import type { EditStore, MovedFile } from './editStore'

/** Most entries and bytes that are kept, whichever comes first; the newest entry always stays. */
const historyLimits = { entries: 200, bytes: 512 * 2 ** 20 }

/** After so long a file is removed from a place that it has left; at the latest when the library opens next. */
const leaveMilliseconds = 10_000

/** Where the history stands, and which assets changed. */
interface Moved {
  readonly position: number
  readonly touched: readonly string[]
}

/**
 * Everything that can be taken back, in the library's database: each call is on the disk when it
 * returns, together with the state of edits and masks that goes with it.
 */
export class EditHistory {
  constructor(
    private readonly library: Library,
    private readonly edits: EditStore,
  ) {}

  load(): { entries: HistoryEntry[]; position: number; view?: ViewState } {
    const rows = this.library.database.all<{ position: number; entry: string }>(
      'SELECT position, entry FROM history ORDER BY position',
    )
    const position = this.position()
    const entries: HistoryEntry[] = []
    let done = 0
    for (const row of rows) {
      // What an older studio wrote in another form cannot be taken back any more.
      const parsed = historyEntrySchema.safeParse(JSON.parse(row.entry))
      if (!parsed.success) continue
      entries.push(parsed.data)
      if (row.position <= position) done += 1
    }
    const view = this.view()
    return { entries, position: done, ...(view ? { view } : {}) }
  }

  /** Tells how many entries are done, and which assets changed with them. Throws `bad-request` for an entry that is there already. */
  async push(entry: HistoryEntry, state: HistoryState): Promise<Moved> {
    const { database } = this.library
    return this.change(state, () => {
      const position = this.position()
      database.run('DELETE FROM history WHERE position > ?', position)
      if (database.get('SELECT 1 FROM history WHERE id = ?', entry.id)) {
        throw new StudioError('bad-request', { field: 'entry.id' })
      }
      database.run(
        'INSERT INTO history (position, id, entry) VALUES (?, ?, ?)',
        position + 1,
        entry.id,
        JSON.stringify(entry),
      )
      this.setValue('position', String(position + 1))
      this.forgetOld()
    })
  }

  /** Everything up to an entry is done; undefined takes all back. An entry that is forgotten counts as such. */
  async move(after: string | undefined, state: HistoryState): Promise<Moved> {
    const { database } = this.library
    return this.change(state, () => {
      const found =
        after === undefined
          ? undefined
          : database.get<{ position: number }>('SELECT position FROM history WHERE id = ?', after)
      const first = database.get<{ first: number | null }>(
        'SELECT min(position) AS first FROM history',
      )?.first
      this.setValue('position', String(found?.position ?? (first ?? 1) - 1))
    })
  }

  /** The history and the state that goes with it, in one transaction. */
  private async change(state: HistoryState, work: () => void): Promise<Moved> {
    const moved = state.edit ? await this.edits.prepare(state.edit) : []
    const result = this.library.database.transaction(() => {
      work()
      return { touched: this.apply(state, moved), position: this.done() }
    })
    // A window that was told the old place a moment ago may still be reading there.
    if (moved.length > 0)
      setTimeout(() => void this.edits.clearLeft(moved), leaveMilliseconds).unref()
    return result
  }

  saveView(view: ViewState): void {
    this.setValue('view', JSON.stringify(view))
  }

  private view(): ViewState | undefined {
    const parsed = viewStateSchema.safeParse(JSON.parse(this.value('view') ?? 'null'))
    return parsed.success ? parsed.data : undefined
  }

  /** The mask that was painted on a picture. Throws `asset-not-found`. */
  mask(asset: string): string | undefined {
    return this.library.database.get<{ packed: string }>(
      'SELECT packed FROM masks WHERE asset = ?',
      this.library.assets.row(asset).row,
    )?.packed
  }

  private apply({ edit, mask }: HistoryState, moved: readonly MovedFile[]): string[] {
    if (mask) this.setMask(mask.asset, mask.packed)
    if (!edit) return []
    // What was done is what is looked at: the screen is never older than the history.
    const before = this.view()
    const place = before?.edit?.source === edit.source ? before.view : undefined
    this.saveView({ edit, ...(place ? { view: place } : {}) })
    return this.edits.save(edit, moved)
  }

  private setMask(asset: string, packed: string | null): void {
    const { database } = this.library
    if (packed === null) {
      database.run('DELETE FROM masks WHERE asset = (SELECT row FROM assets WHERE id = ?)', asset)
    } else {
      database.run(
        'INSERT OR REPLACE INTO masks (asset, packed) SELECT row, ? FROM assets WHERE id = ?',
        packed,
        asset,
      )
    }
  }

  private forgetOld(): void {
    const { database } = this.library
    const rows = database.all<{ position: number; bytes: number }>(
      'SELECT position, length(entry) AS bytes FROM history ORDER BY position DESC',
    )
    let bytes = 0
    const forgotten = rows.findIndex((row, index) => {
      bytes += row.bytes
      return index > 0 && (index >= historyLimits.entries || bytes > historyLimits.bytes)
    })
    if (forgotten > 0)
      database.run('DELETE FROM history WHERE position <= ?', rows[forgotten]?.position ?? 0)
  }

  /** How many of the kept entries are done. */
  private done(): number {
    return Number(
      this.library.database.get<{ count: number }>(
        'SELECT count(*) AS count FROM history WHERE position <= ?',
        this.position(),
      )?.count ?? 0,
    )
  }

  private position(): number {
    return Number(this.value('position') ?? 0)
  }

  private value(name: string): string | undefined {
    return this.library.database.get<{ value: string }>(
      'SELECT value FROM session WHERE name = ?',
      name,
    )?.value
  }

  private setValue(name: string, value: string): void {
    this.library.database.run(
      'INSERT OR REPLACE INTO session (name, value) VALUES (?, ?)',
      name,
      value,
    )
  }
}

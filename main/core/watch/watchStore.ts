import { randomUUID } from 'node:crypto'
import { type ErrorPayload, StudioError } from '../../../preload/contract/errors'
import type { TaskFailure } from '../../../preload/contract/task'
import type { SqlDatabase } from '../library/sqlDatabase'

/** What became of a file: it was there before, came in, was in the library already, or could not be read. */
export type FileOutcome = 'before' | 'taken' | 'known' | 'refused'

export interface WatchedRow {
  readonly row: number
  readonly id: string
  readonly path: string
  readonly paused: number
}

/** A file as it was when it was looked at. */
export interface SeenFile {
  /** Below the folder. */
  readonly file: string
  readonly bytes: number
  readonly modified: number
}

/** Watched folders and what became of their files, in the library's database. */
export class WatchStore {
  constructor(private readonly database: SqlDatabase) {}

  folders(): WatchedRow[] {
    return this.database.all<WatchedRow>('SELECT * FROM watched_folders ORDER BY path')
  }

  /** Throws `watch-not-found`. */
  folder(id: string): WatchedRow {
    const row = this.database.get<WatchedRow>('SELECT * FROM watched_folders WHERE id = ?', id)
    if (!row) throw new StudioError('watch-not-found', { id })
    return row
  }

  /** The folder of that path, with the files that are in it already noted as such; a known one stays as it is. */
  add(path: string, before: readonly SeenFile[]): WatchedRow {
    return this.database.transaction(() => {
      const known = this.folders().find((folder) => folder.path === path)
      if (known) return known
      const id = randomUUID()
      this.database.run('INSERT INTO watched_folders (id, path) VALUES (?, ?)', id, path)
      const folder = this.folder(id)
      for (const seen of before) this.note(folder.row, seen, 'before')
      return folder
    })
  }

  setPaused(id: string, paused: boolean): void {
    this.database.run('UPDATE watched_folders SET paused = ? WHERE id = ?', Number(paused), id)
  }

  remove(id: string): void {
    this.database.run('DELETE FROM watched_folders WHERE id = ?', id)
  }

  /** Whether a file was looked at as it is now. */
  isSeen(folder: number, { file, bytes, modified }: SeenFile): boolean {
    return (
      this.database.get(
        'SELECT 1 AS found FROM watched_files WHERE folder = ? AND file = ? AND bytes = ? AND modified = ?',
        folder,
        file,
        bytes,
        modified,
      ) !== undefined
    )
  }

  note(folder: number, seen: SeenFile, outcome: FileOutcome, reason?: ErrorPayload): void {
    this.database.run(
      `INSERT OR REPLACE INTO watched_files (folder, file, bytes, modified, outcome, code, data)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      folder,
      seen.file,
      seen.bytes,
      seen.modified,
      outcome,
      reason?.code ?? null,
      reason ? JSON.stringify(reason.data) : null,
    )
  }

  /** Forgets that files were there before, so that they are looked at like new ones. */
  forgetBefore(folder: number): void {
    this.database.run("DELETE FROM watched_files WHERE folder = ? AND outcome = 'before'", folder)
  }

  counts(folder: number): Readonly<Partial<Record<FileOutcome, number>>> {
    const rows = this.database.all<{ outcome: FileOutcome; count: number }>(
      'SELECT outcome, count(*) AS count FROM watched_files WHERE folder = ? GROUP BY outcome',
      folder,
    )
    return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
  }

  refused(folder: number): TaskFailure[] {
    const rows = this.database.all<{ file: string; code: string; data: string | null }>(
      "SELECT file, code, data FROM watched_files WHERE folder = ? AND outcome = 'refused' ORDER BY file LIMIT 100",
      folder,
    )
    return rows.map(({ file, code, data }) => ({
      name: file,
      code,
      data: data === null ? {} : JSON.parse(data),
    }))
  }

  /** Whether the library has, or had in its trash, a picture of these bytes. */
  hasPicture(sha256: string): boolean {
    return (
      this.database.get(
        "SELECT 1 AS found FROM assets WHERE sha256 = ? AND kind = 'image'",
        sha256,
      ) !== undefined
    )
  }
}

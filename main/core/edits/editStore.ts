import { randomUUID } from 'node:crypto'
import type { Asset, AssetDetail } from '../../../preload/contract/asset'
import {
  type Edit,
  type EditStep,
  editSchema,
  maximumEditSteps,
} from '../../../preload/contract/edit'
import { findStep, isStepId } from '../../../preload/contract/steps'
import type { AssetRow } from '../library/assetRecord'
import type { Library } from '../library/library'

interface EditRow {
  readonly id: string
  readonly source: string
  readonly steps: string
}

/** An asset's file that got a second place; the first one is left once that is written down. */
export interface MovedFile {
  readonly row: number
  readonly from: { readonly file: string; readonly sha256: string }
  readonly to: string
}

/** Edits as the library keeps them. */
export class EditStore {
  constructor(private readonly library: Library) {}

  /** The edit that shows an asset, or a new one over it. Throws `asset-not-found`. */
  open(id: string): { edit: Edit; source: Asset; shown: Asset } {
    const shown = this.library.assets.detail(id)
    const edit = this.saved(shown) ?? this.fromLineage(shown)
    return {
      edit,
      source: this.library.assets.get(edit.source),
      shown: this.library.assets.get(id),
    }
  }

  /**
   * Gets the files of a change into their places: what it shows goes among the user's pictures, what
   * goes out of sight leaves them. The edit is written down by `save` in a transaction that follows.
   */
  async prepare(edit: Edit): Promise<MovedFile[]> {
    const { files } = this.library
    const moved: MovedFile[] = []
    const move = async (row: AssetRow | undefined, kind: 'image' | 'result') => {
      const to = row && (await files.placeAgain(row, kind))
      if (row && to !== undefined) moved.push({ row: row.row, from: row, to })
    }
    const shown = this.rowOf(edit.shown)
    const before = this.shownBefore(edit)
    if (shown && shown.hidden === 1) await move(shown, 'image')
    if (before && before.id !== edit.shown && this.mayHide(before, edit))
      await move(before, 'result')
    return moved
  }

  /**
   * Writes an edit down. What it shows now appears in the gallery and takes over what the user said
   * about the picture before it, which goes out of sight; its source stays as it is. An edit whose
   * pictures are gone for good is passed over. Tells the assets that changed.
   */
  save(edit: Edit, moved: readonly MovedFile[]): string[] {
    const { database, files } = this.library
    return database.transaction(() => {
      const source = this.rowOf(edit.source)
      const shown = this.rowOf(edit.shown)
      if (!source || !shown) return []
      const before = this.shownBefore(edit)
      database.run(
        `INSERT INTO edits (id, source, shown, steps, changed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET shown = excluded.shown, steps = excluded.steps, changed = excluded.changed`,
        edit.id,
        source.row,
        shown.row,
        JSON.stringify(edit.steps),
        Date.now(),
      )
      for (const { row, from, to } of moved) {
        files.keep(to)
        files.clearLater(from.file, from.sha256)
        database.run('UPDATE assets SET file = ? WHERE row = ?', to, row)
      }
      const touched = [edit.shown]
      if (shown.row !== source.row) {
        database.run('UPDATE assets SET hidden = 0, trashed = NULL WHERE row = ?', shown.row)
      }
      if (before && before.id !== edit.shown && before.id !== edit.source) {
        if (shown.row !== source.row) this.takeOver(before.row, shown.row)
        if (this.mayHide(before, edit))
          database.run('UPDATE assets SET hidden = 1 WHERE row = ?', before.row)
        touched.push(before.id)
      }
      return touched
    })
  }

  /** Removes files from the places that they have left, once nobody is still reading them there. */
  async clearLeft(moved: readonly MovedFile[]): Promise<void> {
    await this.library.files.clear(moved.map(({ from }) => from))
  }

  /** What the edit showed when it was written down last. */
  private shownBefore({ id }: Edit): AssetRow | undefined {
    return this.library.database.get<AssetRow>(
      'SELECT assets.* FROM edits JOIN assets ON assets.row = edits.shown WHERE edits.id = ?',
      id,
    )
  }

  /** Only what edits have made goes out of sight, and only where no other edit shows it. */
  private mayHide({ id, row }: AssetRow, edit: Edit): boolean {
    if (id === edit.source) return false
    const { database } = this.library
    const made = database.get('SELECT 1 AS found FROM edit_results WHERE asset = ?', row)
    const shown = database.get(
      'SELECT 1 AS found FROM edits WHERE shown = ? AND id <> ?',
      row,
      edit.id,
    )
    return made !== undefined && shown === undefined
  }

  private saved({ id }: Asset): Edit | undefined {
    const row = this.library.database.get<EditRow>(
      `SELECT edits.id, sources.id AS source, steps FROM edits
       JOIN assets AS sources ON sources.row = edits.source
       JOIN assets AS pictures ON pictures.row = edits.shown
       WHERE pictures.id = ? AND sources.row <> pictures.row ORDER BY changed DESC LIMIT 1`,
      id,
    )
    if (!row) return undefined
    const parsed = editSchema.safeParse({ ...row, steps: JSON.parse(row.steps), shown: id })
    return parsed.success ? parsed.data : undefined
  }

  /** A picture that was made of another by steps alone is that picture with those steps, as far back as it goes. */
  private fromLineage(shown: AssetDetail): Edit {
    let source = shown
    let steps: EditStep[] = []
    for (;;) {
      const own = editStepsOf(source)
      const parent = source.parents[0]
      if (own.length === 0 || parent === undefined) break
      if (own.length + steps.length > maximumEditSteps) break
      const next = this.library.assets.detail(parent)
      if (next.kind !== 'image') break
      steps = [...own, ...steps]
      source = next
    }
    return { id: randomUUID(), source: source.id, steps, shown: shown.id }
  }

  private rowOf(id: string): AssetRow | undefined {
    return this.library.database.get<AssetRow>('SELECT * FROM assets WHERE id = ?', id)
  }

  /** Stars, tags, texts and collections go over to a picture that nothing was said about. */
  private takeOver(from: number, to: number): void {
    const { database } = this.library
    database.run(
      `UPDATE assets SET (rating, caption, alt_text) =
         (SELECT rating, caption, alt_text FROM assets WHERE row = ?)
       WHERE row = ? AND rating = 0 AND caption = '' AND alt_text = ''`,
      from,
      to,
    )
    database.run(
      `INSERT INTO asset_tags (asset, position, tag) SELECT ?, position, tag FROM asset_tags
       WHERE asset = ? AND NOT EXISTS (SELECT 1 FROM asset_tags WHERE asset = ?)`,
      to,
      from,
      to,
    )
    database.run(
      'INSERT OR IGNORE INTO collection_assets (collection, asset) SELECT collection, ? FROM collection_assets WHERE asset = ?',
      to,
      from,
    )
  }
}

/** A picture's own recipe as steps of an edit; empty where it has none or did not start from a picture. */
function editStepsOf({ recipe }: AssetDetail): EditStep[] {
  if (!recipe?.steps.every(({ step }) => isEditStep(step))) return []
  return recipe.steps.map((step) => ({ ...step, id: randomUUID() }))
}

/** Steps that make one picture of another can be part of an edit. */
export function isEditStep(step: string): boolean {
  if (!isStepId(step)) return false
  const { input, output } = findStep(step)
  return input === 'image' && output === 'images'
}

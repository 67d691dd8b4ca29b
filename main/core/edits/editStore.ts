import { randomUUID } from 'node:crypto'
import type { Asset, AssetDetail } from '../../../preload/contract/asset'
import {
  type Edit,
  type EditStep,
  editSchema,
  maximumEditSteps,
} from '../../../preload/contract/edit'
import { findStep, isStepId } from '../../../preload/contract/steps'
import type { Library } from '../library/library'

interface EditRow {
  readonly id: string
  readonly source: string
  readonly steps: string
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
   * Writes an edit down. What it shows now appears in the gallery and takes over what the user said
   * about the picture before it, which goes out of sight; its source stays as it is. An edit whose
   * pictures are gone for good is passed over.
   */
  save(edit: Edit): string[] {
    const { database } = this.library
    return database.transaction(() => {
      const source = this.rowOf(edit.source)
      const shown = this.rowOf(edit.shown)
      if (source === undefined || shown === undefined) return []
      const before = database.get<{ shown: number | null }>(
        'SELECT shown FROM edits WHERE id = ?',
        edit.id,
      )?.shown
      database.run(
        `INSERT INTO edits (id, source, shown, steps, changed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET shown = excluded.shown, steps = excluded.steps, changed = excluded.changed`,
        edit.id,
        source,
        shown,
        JSON.stringify(edit.steps),
        Date.now(),
      )
      const touched = [edit.shown]
      if (shown !== source) {
        database.run('UPDATE assets SET hidden = 0, trashed = NULL WHERE row = ?', shown)
      }
      if (typeof before === 'number' && before !== shown && before !== source) {
        if (shown !== source) this.takeOver(before, shown)
        touched.push(...this.hide(before))
      }
      return touched
    })
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

  private rowOf(id: string): number | undefined {
    return this.library.database.get<{ row: number }>('SELECT row FROM assets WHERE id = ?', id)
      ?.row
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

  /** Only what edits have made goes out of sight, and only where no other edit shows it. */
  private hide(row: number): string[] {
    this.library.database.run(
      `UPDATE assets SET hidden = 1 WHERE row = ?
         AND EXISTS (SELECT 1 FROM edit_results WHERE asset = ?)
         AND NOT EXISTS (SELECT 1 FROM edits WHERE shown = ?)`,
      row,
      row,
      row,
    )
    return this.library.database
      .all<{ id: string }>('SELECT id FROM assets WHERE row = ?', row)
      .map(({ id }) => id)
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

import { randomUUID } from 'node:crypto'
import { parseParameters } from '../../../preload/contract/parameters'
import {
  type CopiedSteps,
  copiedStepsSchema,
  type Preset,
  presetSchema,
} from '../../../preload/contract/preset'
import { findStep } from '../../../preload/contract/steps'
import type { SqlDatabase } from './sqlDatabase'

interface PresetRow {
  readonly id: string
  readonly name: string
  readonly steps: string
}

/** Name of what was copied last in the table of what outlives a window. */
const copiedName = 'copied'

/** Presets, and the steps on the clipboard, in the library's database. */
export class PresetStore {
  constructor(private readonly database: SqlDatabase) {}

  /** The newest first. Those that this studio no longer understands are passed over. */
  list(): Preset[] {
    return this.database
      .all<PresetRow>('SELECT id, name, steps FROM presets ORDER BY row DESC')
      .flatMap((row) => {
        const parsed = presetSchema.safeParse({ ...row, steps: JSON.parse(row.steps) })
        return parsed.success ? [parsed.data] : []
      })
  }

  /** Keeps steps under a name in the place of others. Throws `unknown-step`, `bad-parameter`. */
  save(name: string, steps: Preset['steps']): Preset {
    for (const { step, parameters } of steps) parseParameters(findStep(step), parameters)
    const preset: Preset = { id: randomUUID(), name, steps }
    this.database.transaction(() => {
      this.database.run('DELETE FROM presets WHERE name = ?', name)
      this.database.run(
        'INSERT INTO presets (id, name, steps) VALUES (?, ?, ?)',
        preset.id,
        name,
        JSON.stringify(steps),
      )
    })
    return preset
  }

  /** One that is gone stays gone, and takes the place of none. */
  rename(id: string, name: string): void {
    this.database.transaction(() => {
      if (!this.database.get('SELECT id FROM presets WHERE id = ?', id)) return
      this.database.run('DELETE FROM presets WHERE name = ? AND id <> ?', name, id)
      this.database.run('UPDATE presets SET name = ? WHERE id = ?', name, id)
    })
  }

  /** One that is gone already stays gone. */
  delete(id: string): void {
    this.database.run('DELETE FROM presets WHERE id = ?', id)
  }

  copied(): CopiedSteps {
    const value = this.database.get<{ value: string }>(
      'SELECT value FROM session WHERE name = ?',
      copiedName,
    )?.value
    const parsed = copiedStepsSchema.safeParse(JSON.parse(value ?? 'null'))
    return parsed.success ? parsed.data : { steps: [] }
  }

  copy(copied: CopiedSteps): void {
    this.database.run(
      'INSERT OR REPLACE INTO session (name, value) VALUES (?, ?)',
      copiedName,
      JSON.stringify(copied),
    )
  }
}

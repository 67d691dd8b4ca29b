import type { Migration } from '../migration'

export const migration: Migration = {
  version: 10,
  sql: `
    -- The facts of what was refused, as JSON: its code alone does not say which format or which size.
    ALTER TABLE watched_files ADD COLUMN data TEXT;
  `,
}

import type { Migration } from '../migration'

export const migration: Migration = {
  version: 11,
  sql: `
    -- What the job finds out is looked through before it becomes a picture's caption or label.
    ALTER TABLE jobs ADD COLUMN review INTEGER NOT NULL DEFAULT 0;
  `,
}

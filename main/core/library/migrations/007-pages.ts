import type { Migration } from '../migration'

export const migration: Migration = {
  version: 7,
  sql: `
    -- Pages or frames of a picture's file, where it has more than one.
    ALTER TABLE assets ADD COLUMN pages INTEGER;
  `,
}

import type { Migration } from '../migration'

export const migration: Migration = {
  version: 6,
  sql: `
    -- The mask of a step that is being painted anew, by the source of its edit.
    CREATE TABLE repaintings (
      source INTEGER PRIMARY KEY REFERENCES assets (row) ON DELETE CASCADE,
      kept TEXT NOT NULL
    ) STRICT;
  `,
}

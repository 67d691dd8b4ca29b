import type { Migration } from '../migration'

export const migration: Migration = {
  version: 13,
  sql: `
    -- 1 where a picture's file carries content credentials (C2PA).
    ALTER TABLE assets ADD COLUMN credentials INTEGER;
  `,
}

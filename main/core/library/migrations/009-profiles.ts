import type { Migration } from '../migration'

export const migration: Migration = {
  version: 9,
  sql: `
    -- What the ICC profile of a picture's file calls itself, where that is another than the studio's own.
    ALTER TABLE assets ADD COLUMN profile TEXT;
  `,
}

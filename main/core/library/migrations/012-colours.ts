import type { Migration } from '../migration'

export const migration: Migration = {
  version: 12,
  sql: `
    -- Mean of a picture's pixels, made with its thumbnail: what a tile shows until that has come.
    ALTER TABLE assets ADD COLUMN colour TEXT;
  `,
}

import type { Migration } from '../migration'

export const migration: Migration = {
  version: 2,
  sql: `
    ALTER TABLE assets ADD COLUMN category TEXT GENERATED ALWAYS AS (
      CASE
        WHEN kind <> 'image' THEN kind
        WHEN origin = 'imported' THEN 'photo'
        WHEN origin LIKE 'generate.%' THEN 'generated'
        ELSE 'edited'
      END
    ) VIRTUAL;
    ALTER TABLE assets ADD COLUMN pixels INTEGER GENERATED ALWAYS AS (width * height) VIRTUAL;

    -- Holds all that the gallery filters by, so that only rows that match are read.
    DROP INDEX assets_created;
    CREATE INDEX assets_listing
      ON assets (kind, trashed, created, category, rating, label, model, pixels, bytes);

    CREATE TABLE collections (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      created INTEGER NOT NULL,
      deleted INTEGER
    ) STRICT;

    CREATE TABLE collection_assets (
      collection INTEGER NOT NULL REFERENCES collections (row) ON DELETE CASCADE,
      asset INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      PRIMARY KEY (collection, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX collection_assets_asset ON collection_assets (asset);
  `,
}

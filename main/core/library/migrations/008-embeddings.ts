import type { Migration } from '../migration'

export const migration: Migration = {
  version: 8,
  sql: `
    -- What a network saw in a picture, by the SHA-256 of the network's file, in words of the engine's own.
    CREATE TABLE embeddings (
      asset INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      model TEXT NOT NULL,
      seen TEXT NOT NULL,
      PRIMARY KEY (asset, model)
    ) STRICT, WITHOUT ROWID;
  `,
}

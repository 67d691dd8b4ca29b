import type { Migration } from '../migration'

export const migration: Migration = {
  version: 3,
  sql: `
    -- Results that an edit keeps but does not show: the gallery passes them over.
    ALTER TABLE assets ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
    DROP INDEX assets_listing;
    CREATE INDEX assets_listing
      ON assets (kind, trashed, hidden, created, category, rating, label, model, pixels, bytes);

    ALTER TABLE jobs ADD COLUMN edit INTEGER NOT NULL DEFAULT 0;

    -- What some steps make of a source, by the hash of both.
    CREATE TABLE edit_results (
      asset INTEGER PRIMARY KEY REFERENCES assets (row) ON DELETE CASCADE,
      key TEXT NOT NULL UNIQUE,
      used INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE edits (
      id TEXT NOT NULL PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      shown INTEGER REFERENCES assets (row) ON DELETE SET NULL,
      steps TEXT NOT NULL,
      changed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX edits_shown ON edits (shown, changed);
    CREATE INDEX edits_source ON edits (source);

    CREATE TABLE masks (
      asset INTEGER PRIMARY KEY REFERENCES assets (row) ON DELETE CASCADE,
      packed TEXT NOT NULL
    ) STRICT;

    CREATE TABLE history (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      entry TEXT NOT NULL
    ) STRICT;

    CREATE TABLE session (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}

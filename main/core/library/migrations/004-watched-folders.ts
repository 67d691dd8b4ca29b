import type { Migration } from '../migration'

export const migration: Migration = {
  version: 4,
  sql: `
    CREATE TABLE watched_folders (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL UNIQUE,
      paused INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Every file that was looked at, so that each is taken once: known again by size and time.
    CREATE TABLE watched_files (
      folder INTEGER NOT NULL REFERENCES watched_folders (row) ON DELETE CASCADE,
      file TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('before', 'taken', 'known', 'refused')),
      code TEXT,
      PRIMARY KEY (folder, file)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assets_sha256 ON assets (sha256);
  `,
}

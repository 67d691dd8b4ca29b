import type { Migration } from '../migration'

export const migration: Migration = {
  version: 1,
  sql: `
    CREATE TABLE assets (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('image', 'text', 'mask')),
      name TEXT NOT NULL,
      origin TEXT NOT NULL,
      created INTEGER NOT NULL,
      file TEXT NOT NULL UNIQUE,
      format TEXT NOT NULL,
      width INTEGER,
      height INTEGER,
      bit_depth INTEGER,
      has_alpha INTEGER,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      rating INTEGER NOT NULL DEFAULT 0,
      caption TEXT NOT NULL DEFAULT '',
      alt_text TEXT NOT NULL DEFAULT '',
      prompt TEXT NOT NULL DEFAULT '',
      seed INTEGER,
      model TEXT,
      label TEXT,
      recipe TEXT,
      data TEXT,
      trashed INTEGER
    ) STRICT;
    CREATE INDEX assets_created ON assets (kind, trashed, created);
    CREATE INDEX assets_trashed ON assets (trashed) WHERE trashed IS NOT NULL;

    CREATE TABLE asset_tags (
      asset INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      tag TEXT NOT NULL,
      PRIMARY KEY (asset, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE asset_parents (
      child INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      parent INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      PRIMARY KEY (child, parent)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX asset_parents_parent ON asset_parents (parent);

    CREATE VIRTUAL TABLE asset_search USING fts5(text, tokenize = 'trigram');

    -- Files that must go if they are still there when the library opens: those written for an asset
    -- that was never recorded, and those of assets deleted for good.
    CREATE TABLE file_removals (
      file TEXT NOT NULL PRIMARY KEY,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE jobs (
      id TEXT NOT NULL PRIMARY KEY,
      position INTEGER NOT NULL,
      state TEXT NOT NULL
        CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
      recipe TEXT NOT NULL,
      inputs TEXT NOT NULL,
      created INTEGER NOT NULL,
      started INTEGER,
      finished INTEGER,
      progress REAL NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      error TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX jobs_state ON jobs (state, position);

    CREATE TABLE job_inputs_done (
      job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      input INTEGER NOT NULL,
      PRIMARY KEY (job, input)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_outputs (
      job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      input INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      asset INTEGER NOT NULL REFERENCES assets (row) ON DELETE CASCADE,
      step TEXT NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX job_outputs_asset ON job_outputs (asset);
  `,
}

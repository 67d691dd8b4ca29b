import type { Migration } from '../migration'

export const migration: Migration = {
  version: 5,
  sql: `
    CREATE TABLE presets (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL UNIQUE,
      steps TEXT NOT NULL
    ) STRICT;
  `,
}

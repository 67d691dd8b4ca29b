import type { SqlDatabase, SqlRow, SqlValue } from '../sqlDatabase'

interface TableFacts {
  readonly name: string
  readonly columns: readonly string[]
  readonly dependsOn: readonly string[]
}

const chunkRows = 200

/**
 * Copies every row that can still be read from one index into another, table by table, whatever the
 * tables are; rows that contradict what is there are left out. Search tables are not copied: they are
 * made anew. Tells how many rows were copied.
 */
export function recoverTables(from: SqlDatabase, to: SqlDatabase): number {
  let copied = 0
  for (const { name, columns } of inOrder(tablesOf(to))) {
    const readable = tableColumns(from, name)
    const shared = columns.filter((column) => readable.includes(column))
    if (shared.length === 0) continue
    const sql = `INSERT OR IGNORE INTO "${name}" (${shared.map((column) => `"${column}"`).join(', ')})
      VALUES (${shared.map(() => '?').join(', ')})`
    to.transaction(() => {
      for (const row of readableRows(from, name)) copied += insert(to, sql, row, shared)
    })
  }
  return copied
}

function insert(to: SqlDatabase, sql: string, row: SqlRow, columns: readonly string[]): number {
  try {
    return to.run(sql, ...columns.map((column): SqlValue => row[column] ?? null)).changes
  } catch {
    // Damaged rows break the rules of their table; what they hang on may be gone.
    return 0
  }
}

/** Rows in the table's own order: in chunks, and one by one where a chunk cannot be read. */
function* readableRows(database: SqlDatabase, table: string): Generator<SqlRow> {
  for (let offset = 0; ; offset += chunkRows) {
    const chunk = rowsFrom(database, table, chunkRows, offset)
    if (chunk) {
      yield* chunk
      if (chunk.length < chunkRows) return
      continue
    }
    let unreadable = 0
    for (let index = 0; index < chunkRows; index += 1) {
      const single = rowsFrom(database, table, 1, offset + index)
      if (single?.length === 0) return
      if (single) yield* single
      else unreadable += 1
    }
    // A page that is gone hides what lies behind it.
    if (unreadable === chunkRows) return
  }
}

function rowsFrom(
  database: SqlDatabase,
  table: string,
  limit: number,
  offset: number,
): SqlRow[] | undefined {
  try {
    return database.all(`SELECT * FROM "${table}" LIMIT ? OFFSET ?`, limit, offset)
  } catch {
    return undefined
  }
}

/** The plain tables of an index: no virtual ones (the search), and none of those that belong to them. */
function tablesOf(database: SqlDatabase): TableFacts[] {
  const all = database.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  const virtual = all.filter(({ sql }) => /^CREATE VIRTUAL/i.test(sql)).map(({ name }) => name)
  return all
    .filter(({ name }) => !virtual.some((one) => name === one || name.startsWith(`${one}_`)))
    .map(({ name }) => ({
      name,
      columns: tableColumns(database, name),
      dependsOn: database
        .pragma(`foreign_key_list("${name}")`)
        .map((key) => String(key.table))
        .filter((table) => table !== name),
    }))
}

function tableColumns(database: SqlDatabase, table: string): string[] {
  try {
    return database.pragma(`table_info("${table}")`).map((column) => String(column.name))
  } catch {
    return []
  }
}

/** Tables after those that they refer to. */
function inOrder(tables: readonly TableFacts[]): TableFacts[] {
  const ordered: TableFacts[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name))
    const next = waiting.filter(({ dependsOn }) => !dependsOn.some((name) => names.has(name)))
    const taken = next.length > 0 ? next : waiting
    ordered.push(...taken)
    waiting = waiting.filter((table) => !taken.includes(table))
  }
  return ordered
}

import Libsql from 'libsql'

/** Values that a statement takes. Booleans are not among them: the driver ends the process over one. */
export type SqlValue = string | number | null

export type SqlRow = Readonly<Record<string, SqlValue>>

/** A SQLite database with its statements kept prepared. Synchronous; errors carry SQLite's codes. */
export class SqlDatabase {
  private readonly database: Libsql.Database
  private readonly statements = new Map<string, Libsql.Statement<unknown[]>>()
  private depth = 0

  constructor(path: string) {
    this.database = connect(path)
  }

  /** Runs statements that take no values. */
  execute(sql: string): void {
    this.database.exec(sql)
  }

  pragma(text: string): SqlRow[] {
    return this.database.pragma(text) as SqlRow[]
  }

  run(sql: string, ...values: SqlValue[]): { changes: number; row: number } {
    const { changes, lastInsertRowid } = this.prepare(sql).run(values)
    return { changes, row: Number(lastInsertRowid) }
  }

  all<Row extends object = SqlRow>(sql: string, ...values: SqlValue[]): Row[] {
    return this.prepare(sql).all(values) as Row[]
  }

  get<Row extends object = SqlRow>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0]
  }

  /** All of it or nothing; inside another transaction, a part of that one. */
  transaction<Result>(work: () => Result): Result {
    if (this.depth > 0) return work()
    this.database.exec('BEGIN IMMEDIATE')
    this.depth += 1
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK')
      throw error
    } finally {
      this.depth -= 1
    }
  }

  /** Moves everything into the one file first, so that it is whole wherever it is copied to. */
  close(): void {
    this.statements.clear()
    if (!this.database.inTransaction) this.database.pragma('wal_checkpoint(TRUNCATE)')
    this.database.close()
  }

  private prepare(sql: string): Libsql.Statement<unknown[]> {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.database.prepare(sql) as Libsql.Statement<unknown[]>
    this.statements.set(sql, statement)
    return statement
  }
}

/** The driver gives no code where it cannot so much as open the file. */
function connect(path: string): Libsql.Database {
  try {
    return new Libsql(path)
  } catch (error) {
    const known = error instanceof Error && 'code' in error && error.code !== ''
    throw known
      ? error
      : Object.assign(new Error('no database', { cause: error }), { code: 'SQLITE_CANTOPEN' })
  }
}

/** A change of the library's tables. Versions follow each other without gaps; a released one never changes. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

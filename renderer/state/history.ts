/** One step that can be taken back: what it holds on to, in bytes, bounds how many are kept. */
export interface HistoryEntry {
  readonly bytes: number
}

/** Steps done (the last one last) and steps taken back (the next one last). Never changed in place. */
export interface History<Entry extends HistoryEntry> {
  readonly past: readonly Entry[]
  readonly future: readonly Entry[]
}

export interface HistoryLimits {
  readonly steps: number
  readonly bytes: number
}

const historyLimits: HistoryLimits = { steps: 200, bytes: 512 * 1024 * 1024 }

export function emptyHistory<Entry extends HistoryEntry>(): History<Entry> {
  return { past: [], future: [] }
}

/**
 * Adds a step; what had been taken back is forgotten. The oldest steps go where there are more than
 * the limits allow; the newest always stays, so that the last thing done can be undone.
 */
export function pushEntry<Entry extends HistoryEntry>(
  history: History<Entry>,
  entry: Entry,
  limits: HistoryLimits = historyLimits,
): History<Entry> {
  const past = [...history.past, entry]
  let bytes = past.reduce((sum, each) => sum + each.bytes, 0)
  let dropped = 0
  while (
    past.length - dropped > 1 &&
    (past.length - dropped > limits.steps || bytes > limits.bytes)
  ) {
    bytes -= past[dropped]?.bytes ?? 0
    dropped += 1
  }
  return { past: past.slice(dropped), future: [] }
}

/** The history with its last step taken back, and that step; undefined where there is none. */
export function undoEntry<Entry extends HistoryEntry>(
  history: History<Entry>,
): { history: History<Entry>; entry: Entry } | undefined {
  const entry = history.past.at(-1)
  if (!entry) return undefined
  return {
    entry,
    history: { past: history.past.slice(0, -1), future: [...history.future, entry] },
  }
}

/** The history with the step last taken back done again, and that step; undefined where there is none. */
export function redoEntry<Entry extends HistoryEntry>(
  history: History<Entry>,
): { history: History<Entry>; entry: Entry } | undefined {
  const entry = history.future.at(-1)
  if (!entry) return undefined
  return {
    entry,
    history: { past: [...history.past, entry], future: history.future.slice(0, -1) },
  }
}

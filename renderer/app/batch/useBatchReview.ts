import { useState } from 'react'
import type { BatchRow, CopyChoice } from './batchRows'

/** What the user has changed and left out of a batch's results, until they are kept. */
export interface BatchReview {
  /** Captions that the user has changed, by picture. */
  readonly captions: Readonly<Record<string, string>>
  /** Ad copy that the user has chosen or changed, by text. */
  readonly copies: Readonly<Record<string, CopyChoice>>
  /** Pictures whose result is not wanted. */
  readonly dropped: ReadonlySet<string>
  readonly changeCaption: (input: string, text: string) => void
  readonly changeCopy: (asset: string, choice: CopyChoice) => void
  readonly toggle: (input: string) => void
  /** Begins anew, for other results. */
  readonly reset: () => void
}

export function useBatchReview(): BatchReview {
  const [captions, setCaptions] = useState<BatchReview['captions']>({})
  const [copies, setCopies] = useState<BatchReview['copies']>({})
  const [dropped, setDropped] = useState<BatchReview['dropped']>(new Set())
  return {
    captions,
    copies,
    dropped,
    changeCaption: (input, text) => setCaptions((known) => ({ ...known, [input]: text })),
    changeCopy: (asset, choice) => setCopies((known) => ({ ...known, [asset]: choice })),
    toggle: (input) => setDropped((known) => toggled(known, input)),
    reset: () => {
      setCaptions({})
      setCopies({})
      setDropped(new Set())
    },
  }
}

/** The rows that have a result and are wanted. */
export function keptRows(rows: readonly BatchRow[], dropped: ReadonlySet<string>): BatchRow[] {
  return rows.filter(({ input, result }) => result !== undefined && !dropped.has(input))
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

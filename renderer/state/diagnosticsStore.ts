import { create } from 'zustand'
import type {
  DiagnosticsReport,
  LibraryHealth,
  LibraryRepair,
} from '../../preload/contract/diagnostics'
import { studio } from './studio'

type LongWork = 'check' | 'repair' | 'rebuild'

interface DiagnosticsState {
  readonly report: DiagnosticsReport | undefined
  readonly health: LibraryHealth | undefined
  /** What the last repair or rebuild did. */
  readonly repair: LibraryRepair | undefined
  /** What is under way, with how far it is: 0..1. */
  readonly running:
    | { readonly work: LongWork; readonly run: string; readonly share: number }
    | undefined
  readonly load: () => Promise<void>
  /** Reads all of the library; changes it for `repair` and `rebuild`. */
  readonly start: (work: LongWork) => Promise<void>
  readonly cancel: () => Promise<void>
}

/** What the studio says of itself and of its library, while the page about it is open. */
export const useDiagnostics = create<DiagnosticsState>()((set, get) => ({
  report: undefined,
  health: undefined,
  repair: undefined,
  running: undefined,
  load: async () => set({ report: await studio().calls.diagnostics.report({}) }),
  start: async (work) => {
    const run = crypto.randomUUID()
    set({ running: { work, run, share: 0 }, repair: undefined })
    const stop = studio().on('diagnostics.progress', (progress) => {
      if (progress.run === run && progress.total > 0)
        set({ running: { work, run, share: progress.done / progress.total } })
    })
    try {
      const { diagnostics } = studio().calls
      if (work === 'check') set({ health: await diagnostics.check({ run }) })
      else {
        const repair = await diagnostics[work]({ run })
        set({ repair, health: repair.health })
      }
      await get().load()
    } finally {
      stop()
      set({ running: undefined })
    }
  },
  cancel: async () => {
    const { running } = get()
    if (running) await studio().calls.diagnostics.cancel({ run: running.run })
  },
}))

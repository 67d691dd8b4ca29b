import { create } from 'zustand'

export type NoticeTone = 'plain' | 'success' | 'warning' | 'error'

/** What a notice says, in the language of the moment: one that stands there changes with the language. */
export type NoticeWords = () => string

/** A button on a notice, such as Undo. */
export interface NoticeAction {
  readonly title: NoticeWords
  readonly run: () => void
}

export interface Notice {
  readonly id: number
  readonly message: NoticeWords
  readonly tone: NoticeTone
  readonly action?: NoticeAction
  /** Facts for whoever looks into it, shown on demand. */
  readonly details?: NoticeWords
}

/** How many notices stand at the foot of the window at most; older ones make way. */
const most = 4

interface NoticeState {
  readonly notices: readonly Notice[]
  readonly add: (notice: Omit<Notice, 'id'>) => void
  readonly close: (id: number) => void
}

let last = 0

export const useNotices = create<NoticeState>()((set) => ({
  notices: [],
  add: (notice) => {
    last += 1
    const added = { ...notice, id: last }
    set((state) => ({
      notices: [
        // The same thing said again replaces what was said.
        ...state.notices.filter(({ message }) => message() !== notice.message()),
        added,
      ].slice(-most),
    }))
  },
  close: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
}))

/** Milliseconds that a notice stays, or undefined where it stays until it is closed. */
export function noticeTime(notice: Notice): number | undefined {
  if (notice.tone === 'error') return undefined
  return notice.action ? 10_000 : 5_000
}

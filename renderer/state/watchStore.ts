import { create } from 'zustand'
import type { WatchedFolder } from '../../preload/contract/watchedFolder'
import { showError } from '../ui/notices'
import { studio } from './studio'

interface WatchState {
  readonly folders: readonly WatchedFolder[]
  readonly load: () => Promise<void>
}

/** Folders whose new pictures come in by themselves. */
export const useWatch = create<WatchState>()((set) => ({
  folders: [],
  load: async () => set({ folders: await studio().calls.watch.list({}) }),
}))

/** Follows the watched folders while they are shown; returns a function that stops it. */
export function followWatch(): () => void {
  const load = () => void useWatch.getState().load().catch(showError)
  load()
  return studio().on('watch.changed', load)
}

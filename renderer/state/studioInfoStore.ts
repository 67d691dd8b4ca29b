import { create } from 'zustand'
import type { RouteOutput } from '../../preload/contract/routes'
import { studio } from './studio'

type StudioInfo = RouteOutput<'studio', 'info'>

interface StudioInfoState {
  readonly info: StudioInfo | undefined
  readonly load: () => Promise<void>
}

/** Version, platform and door of this studio. */
export const useStudioInfo = create<StudioInfoState>()((set) => ({
  info: undefined,
  load: async () => set({ info: await studio().calls.studio.info({}) }),
}))

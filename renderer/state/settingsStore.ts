import { create } from 'zustand'
import type { Settings } from '../../preload/contract/settings'
import { studio } from './studio'

type SettingsPatch = Partial<Omit<Settings, 'version'>>

interface SettingsState {
  /** Undefined until the core has answered. */
  readonly settings: Settings | undefined
  readonly load: () => Promise<void>
  readonly update: (patch: SettingsPatch) => Promise<void>
}

/** What the user chose, shown at once and kept by the core. */
export const useSettings = create<SettingsState>()((set, get) => ({
  settings: undefined,
  load: async () => set({ settings: await studio().calls.settings.get({}) }),
  update: async (patch) => {
    const before = get().settings
    if (before) set({ settings: { ...before, ...patch } })
    try {
      set({ settings: await studio().calls.settings.update(patch) })
    } catch (error) {
      set({ settings: before })
      throw error
    }
  },
}))

/** Follows changes made through another door; returns a function that stops it. */
export function followSettings(): () => void {
  return studio().on('settings.changed', (settings) => useSettings.setState({ settings }))
}

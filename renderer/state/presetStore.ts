import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { StepRequest } from '../actions/runStep'

/** Edit steps with their settings under a name, to be used on other pictures. */
interface Preset {
  readonly id: string
  readonly name: string
  readonly steps: readonly StepRequest[]
}

interface PresetState {
  /** The newest first. */
  readonly presets: readonly Preset[]
  /** Keeps steps under a name; a preset of that name is replaced. */
  readonly save: (name: string, steps: readonly StepRequest[]) => Preset
  readonly remove: (id: string) => void
}

/** Presets of this machine. */
export const usePresets = create<PresetState>()(
  persist(
    (set) => ({
      presets: [],
      save: (name, steps) => {
        const preset = { id: crypto.randomUUID(), name, steps }
        set(({ presets }) => ({
          presets: [preset, ...presets.filter((other) => other.name !== name)],
        }))
        return preset
      },
      remove: (id) =>
        set(({ presets }) => ({ presets: presets.filter((preset) => preset.id !== id) })),
    }),
    { name: 'studio-presets', version: 1 },
  ),
)

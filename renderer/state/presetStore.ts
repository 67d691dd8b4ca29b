import { create } from 'zustand'
import type { Preset } from '../../preload/contract/preset'
import { isStepId } from '../../preload/contract/steps'
import { recipeOf, type StepRequest } from '../actions/runStep'
import { showError } from '../ui/notices'
import { oldPresets } from './oldPresets'
import { useStepClipboard } from './stepClipboard'
import { studio } from './studio'

/** Steps with their settings under a name, to be used on other pictures. */
export interface UsablePreset {
  readonly id: string
  readonly name: string
  readonly steps: readonly StepRequest[]
}

interface PresetState {
  /** The newest first. */
  readonly presets: readonly UsablePreset[]
  readonly load: () => Promise<void>
  /** Keeps steps under a name; a preset of that name is replaced. */
  readonly save: (name: string, steps: readonly StepRequest[]) => Promise<void>
  /** Gives a preset another name; another one of that name is replaced. */
  readonly rename: (id: string, name: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

/** The library's presets. */
export const usePresets = create<PresetState>()((set) => ({
  presets: [],
  load: async () => {
    await moveOld()
    set({ presets: (await studio().calls.presets.list({})).map(usable) })
  },
  save: async (name, steps) => {
    await studio().calls.presets.save({ name, steps: recipeOf(steps).steps })
    set({ presets: (await studio().calls.presets.list({})).map(usable) })
  },
  rename: async (id, name) => {
    const { presets } = await studio().calls.presets.rename({ id, name })
    set({ presets: presets.map(usable) })
  },
  remove: async (id) => {
    const { presets } = await studio().calls.presets.delete({ id })
    set({ presets: presets.map(usable) })
  },
}))

function usable({ id, name, steps }: Preset): UsablePreset {
  return {
    id,
    name,
    steps: steps.flatMap(({ step, parameters, enabled }) =>
      enabled && isStepId(step) ? [{ step, parameters }] : [],
    ),
  }
}

/** Presets that an older studio kept in the browser go into the library once; names that are taken there stay. */
async function moveOld(): Promise<void> {
  const old = oldPresets.read()
  if (old.length === 0) return
  const taken = new Set((await studio().calls.presets.list({})).map(({ name }) => name))
  for (const { name, steps } of old.toReversed())
    if (!taken.has(name)) await studio().calls.presets.save({ name, steps })
  oldPresets.forget()
}

/** Loads presets and copied steps again when another window changes them; returns a function that stops it. */
export function followPresets(): () => void {
  return studio().on('presets.changed', () => {
    usePresets.getState().load().catch(showError)
    useStepClipboard.getState().load().catch(showError)
  })
}

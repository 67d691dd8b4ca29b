import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Command } from './command'
import { normaliseChord } from './keyChords'

interface ShortcutState {
  /** Key chords that the user chose, by the command's id; an empty list takes its keys away. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  /** The chords that a command listens to now. */
  readonly keysOf: (command: Command) => readonly string[]
  readonly setKeys: (id: string, keys: readonly string[]) => void
  /** Gives one command, or all of them, the keys they came with. */
  readonly reset: (id?: string) => void
}

/** One list for all commands without keys: a new one each time would be a change without end. */
const noKeys: readonly string[] = []

function keysFrom(chosen: ShortcutState['chosen']): ShortcutState['keysOf'] {
  return (command) => chosen[command.id] ?? command.keys ?? noKeys
}

/** Shortcuts as the user wants them, kept by this machine. */
export const useShortcuts = create<ShortcutState>()(
  persist(
    (set) => {
      const change = (chosen: ShortcutState['chosen']) => ({ chosen, keysOf: keysFrom(chosen) })
      return {
        ...change({}),
        setKeys: (id, keys) => set(({ chosen }) => change({ ...chosen, [id]: keys })),
        reset: (id) =>
          set(({ chosen }) => {
            if (id === undefined) return change({})
            const { [id]: _, ...others } = chosen
            return change(others)
          }),
      }
    },
    {
      name: 'studio-shortcuts',
      version: 1,
      partialize: ({ chosen }) => ({ chosen }),
      merge: (kept, current) => {
        const chosen = (kept as Partial<ShortcutState> | undefined)?.chosen ?? {}
        return { ...current, chosen, keysOf: keysFrom(chosen) }
      },
    },
  ),
)

/** The command that has a chord where another wants it, if any: in the same scope, or anywhere. */
export function ownerOf(
  commands: readonly Command[],
  chord: string,
  wanting: Command,
): Command | undefined {
  const { keysOf } = useShortcuts.getState()
  const wanted = normaliseChord(chord)
  return commands.find(
    (other) =>
      other.id !== wanting.id &&
      (other.scope ?? 'window') === (wanting.scope ?? 'window') &&
      keysOf(other).some((one) => normaliseChord(one) === wanted),
  )
}

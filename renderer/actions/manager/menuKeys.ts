import { studio } from '../../state/studio'
import { commands } from './commandManager'
import { useShortcuts } from './shortcutStore'

/** Tells the application menu which keys commands have now, and again whenever the user changes them. */
export function followMenuKeys(): () => void {
  const { setMenuKeys } = studio().host
  if (!setMenuKeys) return () => undefined
  const tell = () => {
    const { keysOf } = useShortcuts.getState()
    const keys = commands.flatMap((command) => {
      const [first] = keysOf(command)
      return first === undefined ? [] : [[command.id, first]]
    })
    // A menu without keys still works: what goes wrong here is no concern of the user's.
    void setMenuKeys(Object.fromEntries(keys)).catch(() => undefined)
  }
  tell()
  return useShortcuts.subscribe(tell)
}

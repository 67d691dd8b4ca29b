/** Where a command's keys act: anywhere, or only while that part of the window has the focus. */
export type CommandScope = 'window' | 'gallery' | 'canvas'

/** One thing the user can ask for, as data. A file of renderer/actions exports some as `commands`. */
export interface Command {
  /** `area.verb`, such as `edit.undo`; the application menu sends the same ids. */
  readonly id: string
  /** Key of its title with its namespace: `canvas:command.zoomIn`. */
  readonly titleKey: string
  /** Heading of the shortcut list that it stands under. */
  readonly group: 'file' | 'edit' | 'view' | 'gallery' | 'canvas' | 'jobs' | 'help'
  /** Key chords of which each one is enough: `$mod+KeyZ`, `Shift+?`, `Delete` ($mod: Ctrl, or Cmd on a Mac). */
  readonly keys?: readonly string[]
  readonly scope?: CommandScope
  /** True where the keys act in text fields too, as for saving. */
  readonly inTextFields?: boolean
  /** False greys the command out and lets its keys pass. */
  readonly enabled?: () => boolean
  readonly run: () => void | Promise<void>
}

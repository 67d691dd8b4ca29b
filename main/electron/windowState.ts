import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import * as z from 'zod'
import { writeAtomically } from '../core/files/atomicWrite'

const stateSchema = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(640).max(16_384),
  height: z.int().min(480).max(16_384),
  maximized: z.boolean(),
})
type WindowState = z.infer<typeof stateSchema>

const initial: WindowState = { width: 1440, height: 900, maximized: false }

/** Where the window stood last; the initial size where that is unknown or off every screen. */
export function readWindowState(home: string, screens: readonly Rectangle[]): WindowState {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8')))
    return isVisible(state, screens) ? state : { ...initial, maximized: state.maximized }
  } catch {
    return initial
  }
}

/** Whether enough of a window's title bar lies on a screen to be caught with the mouse. */
function isVisible(state: WindowState, screens: readonly Rectangle[]): boolean {
  const { x, y } = state
  if (x === undefined || y === undefined) return true
  return screens.some(
    (screen) =>
      x + state.width > screen.x + 80 &&
      x < screen.x + screen.width - 80 &&
      y >= screen.y - 10 &&
      y < screen.y + screen.height - 40,
  )
}

/** Remembers the window's place when it closes. */
export function keepWindowState(window: BrowserWindow, home: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    void writeAtomically(join(home, 'window.json'), JSON.stringify(state)).catch(() => undefined)
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import { writeAtomically } from '../core/files/atomicWrite'

interface WindowState {
  readonly x?: number | undefined
  readonly y?: number | undefined
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const initial: WindowState = { width: 1440, height: 900, maximized: false }

/** Where the window stood last; the initial size where that is unknown or off every screen. */
export function readWindowState(home: string, screens: readonly Rectangle[]): WindowState {
  try {
    const state: unknown = JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))
    if (!isWindowState(state)) return initial
    return isVisible(state, screens) ? state : { ...initial, maximized: state.maximized }
  } catch {
    return initial
  }
}

/** By hand: the window opens before anything that could check a schema is loaded. */
function isWindowState(state: unknown): state is WindowState {
  if (typeof state !== 'object' || state === null) return false
  const { x, y, width, height, maximized } = state as Partial<Record<keyof WindowState, unknown>>
  return (
    [x, y].every((place) => place === undefined || Number.isSafeInteger(place)) &&
    isBetween(width, 640, 16_384) &&
    isBetween(height, 480, 16_384) &&
    typeof maximized === 'boolean'
  )
}

const isBetween = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most

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

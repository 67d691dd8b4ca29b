import type { Tool } from '../state/documentStore'

/** What a pressed pointer does until it is lifted. */
export type GestureKind =
  | 'pan'
  | 'split'
  | 'crop'
  | 'minimap'
  | 'paint'
  | 'erase'
  | 'rectangle'
  | 'lasso'
  | 'wand'

export interface Press {
  /** As in PointerEvent: 0 main, 1 middle, 2 secondary, 5 a pen's eraser. */
  readonly button: number
  readonly tool: Tool
  readonly spaceHeld: boolean
  readonly overSplitHandle: boolean
  readonly overMinimap: boolean
  /** A staged result is only looked at, not painted on. */
  readonly lookingOnly: boolean
  /** The mask as a whole is being worked on: nothing is painted meanwhile. */
  readonly maskBusy: boolean
}

/** Which gesture a press begins; undefined where it does nothing. */
export function gestureFor(press: Press): GestureKind | undefined {
  if (press.button === 1) return 'pan'
  if (press.button === 0) {
    if (press.spaceHeld) return 'pan'
    if (press.overMinimap) return 'minimap'
    if (press.overSplitHandle) return 'split'
    if (press.lookingOnly) return 'pan'
    const gesture = toolGestures[press.tool]
    return press.maskBusy && changesMask(gesture) ? undefined : gesture
  }
  const paints = (press.tool === 'brush' || press.tool === 'eraser') && !press.maskBusy
  // The pen's other end, and the secondary button, rub out.
  if ((press.button === 2 || press.button === 5) && paints && !press.lookingOnly) return 'erase'
  return undefined
}

const toolGestures: Readonly<Record<Tool, GestureKind>> = {
  view: 'pan',
  brush: 'paint',
  eraser: 'erase',
  rectangle: 'rectangle',
  lasso: 'lasso',
  wand: 'wand',
  crop: 'crop',
}

function changesMask(gesture: GestureKind): boolean {
  return gesture !== 'pan' && gesture !== 'crop'
}

export interface Hover {
  readonly tool: Tool
  readonly spaceHeld: boolean
  readonly panning: boolean
  readonly overSplitHandle: boolean
  readonly overMinimap: boolean
  readonly lookingOnly: boolean
  readonly maskBusy: boolean
  readonly hasPicture: boolean
  /** Cursor of the crop handle under the pointer. */
  readonly cropCursor: string
}

/** The CSS cursor over the canvas. The brush hides it, since its ring shows where it is. */
export function cursorFor(hover: Hover): string {
  if (!hover.hasPicture) return 'default'
  if (hover.panning) return 'grabbing'
  if (hover.spaceHeld) return 'grab'
  if (hover.overMinimap) return 'pointer'
  if (hover.overSplitHandle) return 'ew-resize'
  if (hover.lookingOnly || hover.tool === 'view') return 'grab'
  if (hover.maskBusy && changesMask(toolGestures[hover.tool])) return 'progress'
  if (hover.tool === 'brush' || hover.tool === 'eraser') return 'none'
  return hover.tool === 'crop' ? hover.cropCursor : 'crosshair'
}

/** Whether a selecting tool adds or takes away: Alt turns the chosen mode round. */
export function selectionMode(mode: 'add' | 'subtract', altHeld: boolean): 'add' | 'subtract' {
  if (!altHeld) return mode
  return mode === 'add' ? 'subtract' : 'add'
}

/** What a turn of the wheel means. */
export function wheelMeaning(wheel: {
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}): 'pinch' | 'brushSize' | 'panSideways' | 'zoom' {
  if (wheel.ctrlKey) return 'pinch'
  if (wheel.altKey) return 'brushSize'
  return wheel.shiftKey ? 'panSideways' : 'zoom'
}

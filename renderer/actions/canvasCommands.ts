import { nextBrushSize } from '../canvas/brush'
import { currentCanvas } from '../canvas/currentCanvas'
import { invertCurrentMask } from '../canvas/maskActions'
import { acceptStagedResult, discardStagedResults } from '../canvas/stagingActions'
import { toolKeys } from '../canvas/toolKeys'
import { type Tool, useDocument } from '../state/documentStore'
import { applyCrop } from './editActions'
import { canRedo, canUndo, redo, undo } from './historyActions'
import type { Command } from './manager/command'
import { applyRepainting, canApplyRepainting, cancelRepainting } from './repaintActions'

const isOpen = () => useDocument.getState().asset !== undefined
/** A box to crop to waits on the canvas, and the canvas has the focus. */
const isCropping = () => useDocument.getState().tool === 'crop' && onCanvas()
/** Only while the canvas itself has the focus: on a button beside it Enter presses the button. */
const onCanvas = () => document.activeElement?.getAttribute('role') === 'application'
const isStaged = () => useDocument.getState().staged !== undefined && onCanvas()
/** The mask of a step in the stack is painted anew. */
const isRepainting = () => useDocument.getState().repainting !== undefined && onCanvas()

/** Enter says yes to what waits on the canvas. */
function accept(): void | Promise<void> {
  if (isRepainting()) return applyRepainting()
  return isStaged() ? acceptStagedResult() : applyCrop()
}

/** Escape says no to it. */
function discard(): void {
  if (isRepainting()) cancelRepainting()
  else if (isStaged()) discardStagedResults()
  else useDocument.getState().leaveCrop()
}

const toolTitles: Readonly<Record<Tool, string>> = {
  view: 'canvas:command.toolView',
  brush: 'canvas:command.toolBrush',
  eraser: 'canvas:command.toolEraser',
  rectangle: 'canvas:command.toolRectangle',
  lasso: 'canvas:command.toolLasso',
  wand: 'canvas:command.toolWand',
  crop: 'canvas:command.toolCrop',
}

function changeBrush(direction: 1 | -1): () => void {
  return () => {
    const { brush, setBrush } = useDocument.getState()
    setBrush({ size: nextBrushSize(brush.size, direction) })
  }
}

export const commands: readonly Command[] = [
  {
    id: 'edit.undo',
    titleKey: 'canvas:command.undo',
    group: 'edit',
    keys: ['$mod+KeyZ'],
    enabled: canUndo,
    run: undo,
  },
  {
    id: 'edit.redo',
    titleKey: 'canvas:command.redo',
    group: 'edit',
    keys: ['$mod+Shift+KeyZ', '$mod+KeyY'],
    enabled: canRedo,
    run: redo,
  },
  {
    id: 'canvas.zoomIn',
    titleKey: 'canvas:command.zoomIn',
    group: 'canvas',
    keys: ['$mod+Equal', '$mod+NumpadAdd'],
    enabled: isOpen,
    run: () => currentCanvas()?.view.zoomStep(1),
  },
  {
    id: 'canvas.zoomOut',
    titleKey: 'canvas:command.zoomOut',
    group: 'canvas',
    keys: ['$mod+Minus', '$mod+NumpadSubtract'],
    enabled: isOpen,
    run: () => currentCanvas()?.view.zoomStep(-1),
  },
  {
    id: 'canvas.fit',
    titleKey: 'canvas:command.fit',
    group: 'canvas',
    keys: ['$mod+Digit0'],
    enabled: isOpen,
    run: () => currentCanvas()?.view.fit(),
  },
  {
    id: 'canvas.actual',
    titleKey: 'canvas:command.actual',
    group: 'canvas',
    keys: ['$mod+Digit1'],
    enabled: isOpen,
    run: () => currentCanvas()?.view.zoomTo(1),
  },
  {
    id: 'canvas.split',
    titleKey: 'canvas:command.split',
    group: 'canvas',
    keys: ['KeyY'],
    enabled: isOpen,
    run: () => {
      const { compareMode, setCompareMode } = useDocument.getState()
      setCompareMode(compareMode === 'split' ? 'off' : 'split')
    },
  },
  {
    id: 'canvas.tiles',
    titleKey: 'canvas:command.tiles',
    group: 'canvas',
    keys: ['KeyT'],
    enabled: isOpen,
    run: () => {
      const { tiled, setTiled } = useDocument.getState()
      setTiled(!tiled)
    },
  },
  {
    id: 'canvas.accept',
    titleKey: 'canvas:command.accept',
    group: 'canvas',
    keys: ['Enter'],
    scope: 'canvas',
    enabled: () => (isRepainting() ? canApplyRepainting() : isStaged() || isCropping()),
    run: accept,
  },
  {
    id: 'canvas.discard',
    titleKey: 'canvas:command.discard',
    group: 'canvas',
    keys: ['Escape'],
    scope: 'canvas',
    enabled: () => isRepainting() || isStaged() || isCropping(),
    run: discard,
  },
  {
    id: 'canvas.brushLarger',
    titleKey: 'canvas:command.brushLarger',
    group: 'canvas',
    keys: ['BracketRight'],
    enabled: isOpen,
    run: changeBrush(1),
  },
  {
    id: 'canvas.brushSmaller',
    titleKey: 'canvas:command.brushSmaller',
    group: 'canvas',
    keys: ['BracketLeft'],
    enabled: isOpen,
    run: changeBrush(-1),
  },
  {
    id: 'canvas.invertMask',
    titleKey: 'canvas:command.invertMask',
    group: 'canvas',
    keys: ['$mod+Shift+KeyI'],
    enabled: isOpen,
    run: invertCurrentMask,
  },
  {
    id: 'canvas.clearMask',
    titleKey: 'canvas:command.clearMask',
    group: 'canvas',
    scope: 'canvas',
    keys: ['Delete', 'Backspace'],
    enabled: () => useDocument.getState().hasMask,
    run: () => useDocument.getState().clearMask(),
  },
  ...(Object.keys(toolKeys) as Tool[]).map(
    (tool): Command => ({
      id: `canvas.tool.${tool}`,
      titleKey: toolTitles[tool],
      group: 'canvas',
      keys: [`Key${toolKeys[tool]}`],
      enabled: isOpen,
      run: () => useDocument.getState().setTool(tool),
    }),
  ),
]

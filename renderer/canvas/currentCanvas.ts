import type { StudioCanvas } from './studioCanvas'

let current: StudioCanvas | undefined

/** The canvas of this window, for commands; undefined while none is on the screen. */
export function currentCanvas(): StudioCanvas | undefined {
  return current
}

/** Makes a canvas the one that commands act on; returns what ends that. */
export function setCurrentCanvas(canvas: StudioCanvas): () => void {
  current = canvas
  return () => {
    if (current === canvas) current = undefined
  }
}

import type { Tool } from '../state/documentStore'

/** The letter that takes up each tool. */
export const toolKeys: Readonly<Record<Tool, string>> = {
  view: 'H',
  brush: 'B',
  eraser: 'E',
  rectangle: 'M',
  lasso: 'L',
  wand: 'W',
  crop: 'C',
}

/** Which assets are selected, where a range starts, and which one the keyboard is on. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | undefined
  readonly focus: string | undefined
}

export interface SelectModifiers {
  /** Ctrl, or Cmd on a Mac: adds or takes away one. */
  readonly toggle: boolean
  /** Shift: everything from the anchor to here. */
  readonly range: boolean
}

export const emptySelection: Selection = { ids: new Set(), anchor: undefined, focus: undefined }

/**
 * The selection after a click or a step of the keyboard on `id`.
 * `order` holds the ids of the list as far as they are known, in their order.
 */
export function select(
  selection: Selection,
  id: string,
  modifiers: SelectModifiers,
  order: readonly string[],
): Selection {
  if (modifiers.range && selection.anchor !== undefined) {
    const range = idsBetween(order, selection.anchor, id)
    const kept = modifiers.toggle ? [...selection.ids] : []
    return { ids: new Set([...kept, ...range]), anchor: selection.anchor, focus: id }
  }
  if (modifiers.toggle) {
    const ids = new Set(selection.ids)
    if (!ids.delete(id)) ids.add(id)
    return { ids, anchor: id, focus: id }
  }
  return { ids: new Set([id]), anchor: id, focus: id }
}

/** The ids from one to another, whichever comes first; just the last where one is not in the list. */
function idsBetween(order: readonly string[], from: string, to: string): readonly string[] {
  const start = order.indexOf(from)
  const end = order.indexOf(to)
  if (start < 0 || end < 0) return [to]
  return order.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** What a command acts on: the selection, or what the keyboard is on where nothing is selected. */
export function selectedIds(selection: Selection): string[] {
  if (selection.ids.size > 0) return [...selection.ids]
  return selection.focus === undefined ? [] : [selection.focus]
}

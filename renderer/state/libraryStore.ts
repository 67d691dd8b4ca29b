import { create } from 'zustand'
import type { Asset } from '../../preload/contract/asset'
import type { RouteInput } from '../../preload/contract/routes'
import { showError } from '../ui/notices'
import {
  type AssetPages,
  assetAt,
  indexOfAsset,
  knownAssets,
  pageSize,
  pagesOf,
  replaceAssets,
} from './assetPages'
import { useCollections } from './collectionStore'
import { type LibraryFilter, listFilter, noFilter } from './libraryFilter'
import { emptySelection, type Selection, type SelectModifiers, select } from './librarySelection'
import { studio } from './studio'

type ListInput = RouteInput<'library', 'list'>
type LibrarySort = NonNullable<ListInput['sort']>

/** What the gallery shows of the library. */
export interface LibraryQuery {
  readonly search: string
  readonly sort: LibrarySort
  readonly descending: boolean
  readonly filter: LibraryFilter
  readonly trashed: boolean
}

interface LibraryState {
  readonly query: LibraryQuery
  readonly total: number
  readonly pages: AssetPages
  readonly selection: Selection
  /** A place of the listing that is to be seen, each time that one is asked for. */
  readonly inSight: { readonly place: number } | undefined
  /** False until the first listing of this query has come. */
  readonly loaded: boolean
  /** Grows whenever known assets may have changed, not when more of them come to be known. */
  readonly revision: number
  readonly setQuery: (patch: Partial<LibraryQuery>) => void
  readonly setFilter: (patch: Partial<LibraryFilter>) => void
  /** Loads what is missing between two places of the listing. */
  readonly ensure: (first: number, last: number) => void
  /** Asks for the known pages again, keeping what is shown meanwhile. */
  readonly reload: () => Promise<void>
  readonly select: (index: number, modifiers: SelectModifiers) => Promise<void>
  readonly selectAll: () => Promise<void>
  readonly setSelection: (selection: Selection) => void
}

const wanted = new Set<number>()
let generation = 0
/** Whether known assets may have changed since the listing was last read for that reason. */
let changed = false
/** Places that the gallery showed last. */
let seen = { first: 0, last: 0 }
/** What the keyboard was on before a search or a filter left it out. */
let leftOut: Selection = emptySelection

async function loadPage(query: LibraryQuery, page: number, placeOf?: string) {
  const { filter, ...rest } = query
  return studio().calls.library.list({
    ...rest,
    ...listFilter(filter, Date.now()),
    offset: page * pageSize,
    limit: pageSize,
    ...(placeOf === undefined ? {} : { placeOf }),
  })
}

/** The listing of the library behind the gallery, with what is selected in it. */
export const useLibrary = create<LibraryState>()((set, get) => ({
  query: {
    search: '',
    sort: 'created',
    descending: true,
    filter: noFilter,
    trashed: false,
  },
  total: 0,
  pages: new Map(),
  selection: emptySelection,
  inSight: undefined,
  loaded: false,
  revision: 0,
  setQuery: (patch) => {
    const { selection } = get()
    const kept = selection.focus === undefined ? leftOut : focusOf(selection)
    set((state) => ({ query: { ...state.query, ...patch }, selection: kept }))
    void readListing(kept)
  },
  setFilter: (patch) => get().setQuery({ filter: { ...get().query.filter, ...patch } }),
  ensure: (first, last) => {
    const { pages, query, total } = get()
    const current = generation
    seen = { first, last }
    for (const page of pagesOf(first, Math.min(last, Math.max(total - 1, 0)))) {
      if (pages.has(page) || wanted.has(page)) continue
      wanted.add(page)
      loadPage(query, page)
        .then(({ total: newTotal, assets }) => {
          if (current !== generation) return
          set((state) => ({
            total: newTotal,
            loaded: true,
            pages: new Map(state.pages).set(page, assets),
          }))
        })
        .catch(showError)
        .finally(() => wanted.delete(page))
    }
  },
  reload: () => {
    changed = true
    return readListing()
  },
  select: async (index, modifiers) => {
    const { pages, selection, query } = get()
    const asset = assetAt(pages, index)
    if (!asset) return
    const from = selection.anchor === undefined ? -1 : indexOfAsset(pages, selection.anchor)
    if (modifiers.range && from >= 0) {
      // A range may reach over pages that were never scrolled to.
      const missing = pagesOf(Math.min(from, index), Math.max(from, index)).filter(
        (page) => !pages.has(page),
      )
      const current = generation
      for (const page of missing) {
        const { assets } = await loadPage(query, page)
        if (current !== generation) return
        set((state) => ({ pages: new Map(state.pages).set(page, assets) }))
      }
    }
    const order = knownAssets(get().pages).map(({ id }) => id)
    set((state) => ({ selection: select(state.selection, asset.id, modifiers, order) }))
  },
  selectAll: async () => {
    const { query, total } = get()
    const all: Asset[] = []
    for (let page = 0; page * pageSize < total; page += 1) {
      all.push(...(get().pages.get(page) ?? (await loadPage(query, page)).assets))
    }
    set((state) => ({
      selection: { ...state.selection, ids: new Set(all.map(({ id }) => id)) },
    }))
  },
  setSelection: (selection) => set({ selection }),
}))

/** Of a selection, the one that the keyboard is on, which stays when the others may go out of sight. */
function focusOf({ ids, focus }: Selection): Selection {
  if (focus === undefined) return emptySelection
  return { ids: new Set(ids.has(focus) ? [focus] : []), anchor: focus, focus }
}

/**
 * Reads the listing of the present query again, keeping what is shown meanwhile. Of a new query, it tells where
 * what was `kept` of the selection stands now; where it does not, it is kept for the next.
 */
async function readListing(kept?: Selection): Promise<void> {
  generation += 1
  const current = generation
  wanted.clear()
  const { query, pages, selection } = useLibrary.getState()
  const focus = selection.focus === undefined ? -1 : indexOfAsset(pages, selection.focus)
  // What is seen and what is selected comes again; the rest when it is scrolled to.
  const numbers = new Set([...pagesOf(seen.first, seen.last), ...pagesOf(focus, focus)])
  try {
    const { total, assets, place } = await loadPage(query, 0, kept?.focus)
    if (current !== generation) return
    const next = new Map<number, readonly Asset[]>([[0, assets]])
    if (place !== undefined) numbers.add(Math.floor(place / pageSize))
    for (const page of numbers) {
      if (page <= 0 || page * pageSize >= total) continue
      const listing = await loadPage(query, page)
      if (current !== generation) return
      next.set(page, listing.assets)
    }
    // A listing that was given up for a newer one leaves its change to that.
    const grown = changed ? 1 : 0
    changed = false
    useLibrary.setState(({ revision }) => ({
      total,
      pages: next,
      loaded: true,
      revision: revision + grown,
    }))
    if (kept?.focus === undefined || useLibrary.getState().selection !== kept) return
    leftOut = place === undefined ? kept : emptySelection
    useLibrary.setState(
      place === undefined ? { selection: emptySelection } : { inSight: { place } },
    )
  } catch (error) {
    showError(error)
  }
}

/** An asset of the listing by its id, if it is known. */
export function knownAsset(id: string): Asset | undefined {
  const { pages } = useLibrary.getState()
  const index = indexOfAsset(pages, id)
  return index < 0 ? undefined : assetAt(pages, index)
}

/** Shows changed assets at once, before the library's event comes. */
export function noteAssets(assets: readonly Asset[]): void {
  useLibrary.setState(({ pages, revision }) => ({
    pages: replaceAssets(pages, assets),
    revision: revision + 1,
  }))
}

/** Follows the library's changes; returns a function that stops it. */
export function followLibrary(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = studio().on('library.changed', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      void useLibrary.getState().reload()
      useCollections.getState().load().catch(showError)
    }, 120)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

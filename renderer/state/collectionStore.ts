import { create } from 'zustand'
import type { Collection } from '../../preload/contract/collection'
import { studio } from './studio'

interface CollectionState {
  /** By their names. */
  readonly collections: readonly Collection[]
  readonly load: () => Promise<void>
}

/** The library's collections. */
export const useCollections = create<CollectionState>()((set) => ({
  collections: [],
  load: async () => set({ collections: await studio().calls.collections.list({}) }),
}))

import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'collections'> = {
  list: (studio) => studio.library.collections.list(),

  create(studio, { name, ids }) {
    const collection = studio.library.collections.create(name, ids)
    studio.changed([])
    return collection
  },

  rename(studio, { id, name }) {
    const collection = studio.library.collections.rename(id, name)
    studio.changed([])
    return collection
  },

  delete(studio, { id }) {
    const collection = studio.library.collections.setDeleted(id, Date.now())
    studio.changed([])
    return collection
  },

  restore(studio, { id }) {
    const collection = studio.library.collections.setDeleted(id, null)
    studio.changed([])
    return collection
  },

  add(studio, { id, ids }) {
    const changed = studio.library.collections.add(id, ids)
    studio.changed([])
    return { changed }
  },

  remove(studio, { id, ids }) {
    const changed = studio.library.collections.remove(id, ids)
    studio.changed([])
    return { changed }
  },

  of: (studio, { ids }) => studio.library.collections.holding(ids),
}

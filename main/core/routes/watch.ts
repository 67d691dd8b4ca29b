import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'watch'> = {
  list: (studio) => studio.watch.list(),
  add: (studio, { folder }, { signal }) => studio.watch.add(folder, signal),
  setPaused: (studio, { id, paused }) => studio.watch.setPaused(id, paused),
  takeExisting: (studio, { id }) => studio.watch.takeExisting(id),
  remove: (studio, { id }) => studio.watch.remove(id),
}

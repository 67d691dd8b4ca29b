import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'tasks'> = {
  list: (studio) => studio.tasks.list(),
  cancel: (studio, { id }) => ({ cancelled: studio.tasks.cancel(id) }),
  clear: (studio, { ids }) => studio.tasks.clear(ids),
}

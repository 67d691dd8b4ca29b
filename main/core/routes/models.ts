import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'models'> = {
  list: (studio) => studio.models.list(),
  verify: (studio, { id }, { signal }) => studio.models.verify(id, signal),
}

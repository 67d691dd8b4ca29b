import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'settings'> = {
  get: (studio) => studio.settings.get(),
  update: (studio, changes) => studio.settings.update(changes),
}

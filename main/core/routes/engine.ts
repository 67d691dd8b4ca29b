import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'engine'> = {
  status: (studio) => studio.engines.status(),
  probe: (studio) => studio.engines.probe(),
  release: (studio) => studio.engines.release(),
}

import type { RouteGroupHandlers } from '../routeHandlers'
import type { StudioParts } from '../studioParts'

export const handlers: RouteGroupHandlers<'history'> = {
  load: (studio) => studio.history.load(),
  push: async (studio, { client, entry, state }) =>
    told(studio, client, await studio.history.push(entry, state)),
  move: async (studio, { client, after, state }) =>
    told(studio, client, await studio.history.move(after ?? undefined, state)),
  saveView(studio, { view }) {
    studio.history.saveView(view)
    return {}
  },
}

function told(
  studio: StudioParts,
  client: string,
  { position, touched }: { position: number; touched: readonly string[] },
): { position: number } {
  studio.historyChanged(client)
  if (touched.length > 0) studio.changed(touched)
  return { position }
}

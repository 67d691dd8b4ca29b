import { refusePaths } from '../recipes/recipeImages'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'models'> = {
  list: (studio) => studio.models.list(),
  rename: (studio, { id, name }) => studio.models.rename(id, name),
  async remove(studio, { id }) {
    await studio.models.remove(id)
    return {}
  },
  samples: (studio, { id }) => studio.samples.list(id),
  draw: (studio, { recipe }, caller) => {
    if (caller.access === 'page') refusePaths(recipe, [])
    return studio.draw(recipe, caller.signal)
  },
  verify: (studio, { id }, { signal }) => studio.models.verify(id, signal),
}

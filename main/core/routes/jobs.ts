import { namedByRecipe, namesInMaking } from '../../../preload/contract/modelNames'
import { refusePaths } from '../recipes/recipeImages'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'jobs'> = {
  submit: (studio, { recipe, inputs, first, edit, review }, caller) => {
    if (caller.access === 'page') refusePaths(recipe, inputs)
    const name = namedByRecipe(recipe)
    if (name !== undefined) studio.models.requireFreeName(name, namesInMaking(studio.jobs.list()))
    return studio.jobs.submit(recipe, inputs, { first, edit, review })
  },
  list: (studio) => studio.jobs.list(),
  get: (studio, { id }) => studio.jobs.get(id),
  cancel: (studio, { id }) => studio.jobs.cancel(id),
  retry: (studio, { id }) => studio.jobs.retry(id),
  move: (studio, { id, before }) => studio.jobs.move(id, before),
  clear: (studio, { ids }) => studio.jobs.clear(ids),
}

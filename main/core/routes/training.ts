import { StudioError } from '../../../preload/contract/errors'
import { isApart } from '../recipes/prepareRecipe'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'training'> = {
  python: (studio, { again }) => studio.trainings.python(again),
  losses: (studio, { since }) => studio.trainings.losses(since),

  async finish(studio, { id }) {
    const job = studio.jobs.get(id)
    const { state, recipe } = job
    if (state !== 'running' || !isApart(recipe))
      throw new StudioError('job-state-differs', { state })
    await studio.trainings.finish()
    return job
  },

  samples: (studio, { since }) => studio.trainings.samples(since),
}

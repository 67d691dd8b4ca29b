import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'training'> = {
  python: (studio, { again }) => studio.trainings.python(again),
  samples: (studio, { since }) => studio.trainings.samples(since),
}

import { fileName } from '../files/safeFileName'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'watch'> = {
  list: (studio) => studio.watch.list(),
  async add(studio, { folder, task: id }, { signal }) {
    const task = { id, kind: 'look', name: fileName(folder) } as const
    const { added } = await studio.tasks.run(task, signal, (work) => studio.watch.add(folder, work))
    return added
  },
  setPaused: (studio, { id, paused }) => studio.watch.setPaused(id, paused),
  takeExisting: (studio, { id }) => studio.watch.takeExisting(id),
  remove: (studio, { id }) => studio.watch.remove(id),
}

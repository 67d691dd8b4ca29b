import { fileName } from '../files/safeFileName'
import { expandFolders } from '../library/pictureImporter'
import { previewFolder } from '../recipes/previewFolder'
import { runFolder } from '../recipes/runFolder'
import type { RouteGroupHandlers } from '../routeHandlers'
import type { StudioParts } from '../studioParts'

const servicesOf = (studio: StudioParts) => ({
  execute: studio.execute.bind(studio),
  work: studio.work,
  pictures: studio.pictures,
})

export const handlers: RouteGroupHandlers<'folders'> = {
  look: async (_, { path }, { signal }) => ({
    pictures: (await expandFolders([path], { signal })).length,
  }),
  preview: (studio, request, { signal }) => previewFolder(servicesOf(studio), request, signal),
  run: (studio, { task: id, ...request }, { signal }) =>
    studio.tasks.run({ id, kind: 'folder', name: fileName(request.from) }, signal, (work) =>
      runFolder(servicesOf(studio), request, work),
    ),
}

import { findPictures } from '../files/findPictures'
import { fileName } from '../files/safeFileName'
import { keepFindings } from '../recipes/keepFindings'
import { folderPicture, previewFolder } from '../recipes/previewFolder'
import { draftFolder, runFolder } from '../recipes/runFolder'
import type { RouteGroupHandlers } from '../routeHandlers'
import type { StudioParts } from '../studioParts'

const servicesOf = (studio: StudioParts) => ({
  execute: studio.execute.bind(studio),
  work: studio.work,
  pictures: studio.pictures,
})

export const handlers: RouteGroupHandlers<'folders'> = {
  look: (studio, { task: id, path }, { signal }) =>
    studio.tasks.run({ id, kind: 'look', name: fileName(path) }, signal, async (work) => {
      const { files, leftOut } = await findPictures([path], {
        signal: work.signal,
        // How many there are in all is what is being found out.
        onFound: (pictures) => work.progress(pictures, 0),
      })
      return { files: files.length, skipped: 0, failures: [], leftOut }
    }),
  preview: (studio, request, { signal }) => previewFolder(servicesOf(studio), request, signal),
  picture: (studio, request, { signal }) => folderPicture(servicesOf(studio), request, signal),
  run: (studio, { task: id, ...request }, { signal }) =>
    studio.tasks.run({ id, kind: 'folder', name: fileName(request.from) }, signal, (work) =>
      runFolder(servicesOf(studio), request, work),
    ),
  draft: (studio, { task: id, ...request }, { signal }) =>
    studio.tasks.run({ id, kind: 'draft', name: fileName(request.from) }, signal, (work) =>
      draftFolder(servicesOf(studio), request, work, (finding) => studio.found(id, finding)),
    ),
  keep: (studio, { task: id, ...request }, { signal }) =>
    studio.tasks.run({ id, kind: 'folder', name: fileName(request.from) }, signal, (work) =>
      keepFindings(request, work),
    ),
}

import { readFile } from 'node:fs/promises'
import { diagnosticsReport } from '../diagnosticsReport'
import { checkLibrary, toHealth } from '../library/health/checkLibrary'
import { repairLibrary } from '../library/health/repairLibrary'
import type { RunWork } from '../namedRuns'
import type { RouteGroupHandlers } from '../routeHandlers'
import type { StudioParts } from '../studioParts'

async function repair(studio: StudioParts, work: RunWork) {
  const { library, dependencies } = studio
  try {
    return await repairLibrary(library, work, dependencies.log)
  } finally {
    studio.changed([])
  }
}

export const handlers: RouteGroupHandlers<'diagnostics'> = {
  report: (studio, { details }) => diagnosticsReport(studio, details),

  check: (studio, { run }, { signal }) =>
    studio.healthRuns.run(run, signal, async (work) =>
      toHealth(await checkLibrary(studio.library, { ...work, bytes: true })),
    ),

  repair: (studio, { run }, { signal }) =>
    studio.healthRuns.run(run, signal, (work) => repair(studio, work)),

  rebuild: (studio, { run }, { signal }) =>
    studio.healthRuns.run(run, signal, async (work) => {
      await studio.reindexLibrary()
      return repair(studio, work)
    }),

  cancel: (studio, { run }) => ({ cancelled: studio.healthRuns.cancel(run) }),

  async log({ dependencies: { logFile } }, { lines }) {
    const text = logFile === undefined ? '' : await readFile(logFile, 'utf8').catch(() => '')
    return {
      text: text
        .split('\n')
        .slice(-lines - 1)
        .join('\n'),
    }
  },
}

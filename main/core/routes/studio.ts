import { fileName } from '../files/safeFileName'
import type { RouteGroupHandlers } from '../routeHandlers'

export const handlers: RouteGroupHandlers<'studio'> = {
  info: ({ dependencies, libraryFolder }) => ({
    version: dependencies.version,
    platform: process.platform,
    door: dependencies.door,
    systemLanguage: dependencies.systemLanguage,
    libraryFolderName: libraryFolder === undefined ? '' : fileName(libraryFolder),
    updates: dependencies.updates ?? 'none',
  }),
}

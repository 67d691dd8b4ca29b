// Written by `npm run generate` from the files beside it. Do not edit.

import type { RouteHandlers } from './routeHandlers'
import { handlers as collections } from './routes/collections'
import { handlers as engine } from './routes/engine'
import { handlers as jobs } from './routes/jobs'
import { handlers as library } from './routes/library'
import { handlers as models } from './routes/models'
import { handlers as settings } from './routes/settings'
import { handlers as studio } from './routes/studio'

/** Every route's handler, by group and name. */
export const routeHandlers: RouteHandlers = {
  collections,
  engine,
  jobs,
  library,
  models,
  settings,
  studio,
}

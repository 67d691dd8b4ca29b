// Written by `npm run generate` from the files beside it. Do not edit.

import type { RouteHandlers } from './routeHandlers'
import { handlers as collections } from './routes/collections'
import { handlers as diagnostics } from './routes/diagnostics'
import { handlers as edits } from './routes/edits'
import { handlers as engine } from './routes/engine'
import { handlers as folders } from './routes/folders'
import { handlers as history } from './routes/history'
import { handlers as jobs } from './routes/jobs'
import { handlers as library } from './routes/library'
import { handlers as models } from './routes/models'
import { handlers as presets } from './routes/presets'
import { handlers as settings } from './routes/settings'
import { handlers as studio } from './routes/studio'
import { handlers as tasks } from './routes/tasks'
import { handlers as training } from './routes/training'
import { handlers as watch } from './routes/watch'

/** Every route's handler, by group and name. */
export const routeHandlers: RouteHandlers = {
  collections,
  diagnostics,
  edits,
  engine,
  folders,
  history,
  jobs,
  library,
  models,
  presets,
  settings,
  studio,
  tasks,
  training,
  watch,
}

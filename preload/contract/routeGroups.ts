// Written by `npm run generate` from the files beside it. Do not edit.
import { routes as collections } from './routes/collections'
import { routes as diagnostics } from './routes/diagnostics'
import { routes as edits } from './routes/edits'
import { routes as engine } from './routes/engine'
import { routes as folders } from './routes/folders'
import { routes as history } from './routes/history'
import { routes as jobs } from './routes/jobs'
import { routes as library } from './routes/library'
import { routes as models } from './routes/models'
import { routes as presets } from './routes/presets'
import { routes as settings } from './routes/settings'
import { routes as studio } from './routes/studio'
import { routes as tasks } from './routes/tasks'
import { routes as training } from './routes/training'
import { routes as watch } from './routes/watch'

/** Every route of the studio, by group and name. */
export const routeGroups = {
  collections: collections,
  diagnostics: diagnostics,
  edits: edits,
  engine: engine,
  folders: folders,
  history: history,
  jobs: jobs,
  library: library,
  models: models,
  presets: presets,
  settings: settings,
  studio: studio,
  tasks: tasks,
  training: training,
  watch: watch,
} as const

import type { Migration } from './migration'
import { migration as assetsAndJobs } from './migrations/001-assets-and-jobs'
import { migration as filtersAndCollections } from './migrations/002-filters-and-collections'
import { migration as editsAndHistory } from './migrations/003-edits-and-history'
import { migration as watchedFolders } from './migrations/004-watched-folders'
import { migration as presets } from './migrations/005-presets'
import { migration as repaintings } from './migrations/006-repaintings'
import { migration as pages } from './migrations/007-pages'
import { migration as embeddings } from './migrations/008-embeddings'
import { migration as profiles } from './migrations/009-profiles'
import { migration as watchedReasons } from './migrations/010-watched-reasons'
import { migration as reviewedJobs } from './migrations/011-reviewed-jobs'
import { migration as colours } from './migrations/012-colours'
import { migration as credentials } from './migrations/013-credentials'

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  assetsAndJobs,
  filtersAndCollections,
  editsAndHistory,
  watchedFolders,
  presets,
  repaintings,
  pages,
  embeddings,
  profiles,
  watchedReasons,
  reviewedJobs,
  colours,
  credentials,
]

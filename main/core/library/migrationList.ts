import type { Migration } from './migration'
import { migration as assetsAndJobs } from './migrations/001-assets-and-jobs'

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [assetsAndJobs]

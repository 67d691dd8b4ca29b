import * as z from 'zod'
import { engineStatusSchema } from './engineStatus'

const megabytes = z.number()

/** A folder of the studio and the disk that it lies on. The path is told only where details are asked for. */
const diskSchema = z.object({
  folder: z.enum(['home', 'library']),
  path: z.string().optional(),
  freeMegabytes: megabytes,
  totalMegabytes: megabytes,
})

/** What the studio is made of and stands on, for whoever looks into a fault. Names no path, prompt or key. */
export const diagnosticsReportSchema = z.object({
  time: z.number(),
  studio: z.object({
    version: z.string(),
    door: z.enum(['electron', 'web', 'cli']),
    uptimeSeconds: z.number(),
  }),
  system: z.object({
    platform: z.string(),
    release: z.string(),
    architecture: z.string(),
    processor: z.string(),
    cores: z.int(),
    language: z.string(),
  }),
  /** Versions of what runs it, by name: node, electron, onnxruntime, sharp, … */
  versions: z.record(z.string(), z.string()),
  memory: z.object({
    totalMegabytes: megabytes,
    freeMegabytes: megabytes,
    hostMegabytes: megabytes,
    engines: z.array(
      z.object({
        /** `networksBeside` works beside the first one over many pictures, `apart` on what takes hours. */
        purpose: z.enum(['networks', 'networksBeside', 'apart', 'pictures']),
        state: z.enum(['stopped', 'starting', 'ready', 'busy']),
        megabytes,
        /** Threads of a network's run, 0 for as many as the runtime likes; where networks are loaded. */
        threads: z.int().optional(),
        restarts: z.int(),
      }),
    ),
  }),
  engine: engineStatusSchema,
  models: z.array(
    z.object({ id: z.string(), state: z.enum(['ready', 'missing', 'broken']), bytes: z.int() }),
  ),
  disks: z.array(diskSchema),
  /** Left out where no library is open: another studio has it, or it cannot be opened. */
  library: z
    .object({
      pictures: z.int(),
      texts: z.int(),
      masks: z.int(),
      trashed: z.int(),
      fileMegabytes: megabytes,
      indexMegabytes: megabytes,
      /** Moments of the backups of the index, newest first. */
      backups: z.array(z.number()),
    })
    .optional(),
  log: z.object({ bytes: z.int(), details: z.boolean() }),
})
export type DiagnosticsReport = z.infer<typeof diagnosticsReportSchema>

/** At most so many names of each kind go into a report; the counts are always whole. */
export const mostNames = 50

/** Files in some state: how many, and the first names of them (only their names, no folders of the user's). */
const filesSchema = z.object({ count: z.int(), names: z.array(z.string()) })
export type FilesFound = z.infer<typeof filesSchema>

/** What a look at all of the library's files found. */
export const libraryHealthSchema = z.object({
  healthy: z.boolean(),
  /** SQLite's own check of the index: empty where it is sound. */
  integrity: z.array(z.string()),
  checked: z.int(),
  /** In the index, but not in the folder. */
  missing: filesSchema,
  /** Other bytes than when they came into the library. */
  changed: filesSchema,
  /** In the folder, but not in the index. */
  stray: filesSchema,
  thumbnails: z.object({
    count: z.int(),
    megabytes,
    /** Of pictures that are not in the library. */
    orphaned: z.int(),
  }),
  /** Temporary files of processes that were killed. */
  leftovers: z.int(),
})
export type LibraryHealth = z.infer<typeof libraryHealthSchema>

/** What a repair did, and how the library is afterwards. */
export const libraryRepairSchema = z.object({
  /** Stray files that are in the index now. */
  adopted: z.int(),
  /** Files that were found under another name or in another folder. */
  relinked: z.int(),
  /** Changed files whose new bytes were taken as they are. */
  updated: z.int(),
  /** Entries whose files are gone: they are in the trash. */
  trashed: z.int(),
  /** Files that are no usable pictures; they stay where they are. */
  unusable: filesSchema,
  thumbnailsRemoved: z.int(),
  leftoversRemoved: z.int(),
  health: libraryHealthSchema,
})
export type LibraryRepair = z.infer<typeof libraryRepairSchema>

import * as z from 'zod'
import { assetDetailSchema, assetSchema, assetWordsShape, lineageSchema } from '../asset'
import { assetFilterShape } from '../assetFilter'
import { existingFileSchema, exportManySchema, exportOptionsSchema } from '../exportOptions'
import { fileBytesSchema } from '../fileBytes'
import { leftOutSchema } from '../folderFindings'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'
import { taskFailureSchema } from '../task'

const ids = z.array(identifierSchema).min(1).max(10_000)

const manyReport = z.object({
  files: z.int(),
  skipped: z.int(),
  bytes: z.int(),
  failures: z.array(taskFailureSchema),
})

/** Id of the task that the export becomes, for following and stopping it. */
const exportTask = identifierSchema.optional()

const librarySorts = ['created', 'name', 'rating', 'bytes', 'pixels'] as const

const namedCounts = z.array(z.object({ name: z.string(), count: z.int() }))

export const routes = {
  list: defineRoute({
    summary: 'Assets that match a search, newest first unless asked otherwise.',
    access: 'page',
    input: z.strictObject({
      ...assetFilterShape,
      trashed: z.boolean().default(false),
      sort: z.enum(librarySorts).default('created'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
      /** An asset whose place in the whole listing is told too. */
      placeOf: identifierSchema.optional(),
    }),
    output: z.object({
      total: z.int(),
      assets: z.array(assetSchema),
      /** Of `placeOf`, from 0 on; left out where the listing does not hold it. */
      place: z.int().optional(),
    }),
  }),
  facets: defineRoute({
    summary: 'Kinds, labels and models that there are to filter by, with their numbers.',
    access: 'page',
    input: z.strictObject({}),
    output: z.object({ kinds: namedCounts, labels: namedCounts, models: namedCounts }),
  }),
  get: defineRoute({
    summary: 'One asset with its recipe, parents and children.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: assetDetailSchema,
  }),
  lineage: defineRoute({
    summary: 'What an asset was made from, and what came of it, over all generations.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: lineageSchema,
  }),
  importBytes: defineRoute({
    summary: 'Takes a picture (or a mask) into the library; it is decoded fully first.',
    access: 'page',
    input: z.strictObject({
      name: z.string().min(1).max(255),
      kind: z.enum(['image', 'mask']).default('image'),
      /** The asset a mask belongs to. */
      parent: identifierSchema.optional(),
      bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
    }),
    output: assetSchema,
  }),
  importFiles: defineRoute({
    summary:
      'Takes files, and what folders hold, into the library; files that cannot be read are listed. Stopped as a task, or on a full disk, it keeps what has come in. Of files with several pages or frames (`pages`) the first is shown.',
    access: 'local',
    input: z.strictObject({ paths: z.array(z.string().min(1)).min(1).max(10_000) }),
    output: z.object({
      assets: z.array(assetSchema),
      failures: z.array(taskFailureSchema),
      leftOut: leftOutSchema,
      /** Files that were found but did not come in, because it was stopped or the disk is full. */
      notTaken: z.int(),
      /** Whether the disk is full; what came in before is kept. */
      full: z.boolean(),
    }),
  }),
  update: defineRoute({
    summary: 'Changes what the user may change: name, rating, tags, caption, alternative text.',
    access: 'page',
    input: z.strictObject({
      ids,
      rating: z.int().min(0).max(5).optional(),
      ...assetWordsShape,
    }),
    output: z.array(assetSchema),
  }),
  reviseText: defineRoute({
    summary: 'Gives a text other words, in the form of the step that wrote it.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, data: z.record(z.string(), z.unknown()) }),
    output: assetSchema,
  }),
  trash: defineRoute({
    summary: 'Moves assets to the trash.',
    access: 'page',
    input: z.strictObject({ ids }),
    output: z.array(assetSchema),
  }),
  restore: defineRoute({
    summary: 'Takes assets back from the trash.',
    access: 'page',
    input: z.strictObject({ ids }),
    output: z.array(assetSchema),
  }),
  emptyTrash: defineRoute({
    summary: 'Deletes for good what is in the trash.',
    access: 'page',
    input: z.strictObject({}),
    output: z.object({ deleted: z.int() }),
  }),
  exportFile: defineRoute({
    summary: 'Writes an asset to a file in the format of its extension.',
    access: 'local',
    input: z.strictObject({
      id: identifierSchema,
      path: z.string().min(1),
      overwrite: z.boolean().default(false),
      task: exportTask,
      ...exportOptionsSchema.omit({ format: true }).shape,
    }),
    output: z.object({ bytes: z.int() }),
  }),
  exportBytes: defineRoute({
    summary: 'An asset encoded in a chosen format, for a download.',
    access: 'page',
    input: z.strictObject({
      id: identifierSchema,
      task: exportTask,
      /** What the task is called. */
      name: z.string().max(255).optional(),
      ...exportOptionsSchema.shape,
    }),
    output: fileBytesSchema,
  }),
  samples: defineRoute({
    summary:
      'The RGBA samples of a picture, row by row, for a window that cannot decode its file; up to 64 megapixels.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: fileBytesSchema,
  }),
  exportPreview: defineRoute({
    summary:
      'An asset as an export would write it, to look at; a newer question, also for an estimate, cancels an older one.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, ...exportOptionsSchema.shape }),
    output: fileBytesSchema,
  }),
  exportMany: defineRoute({
    summary:
      'Writes pictures and their texts into a folder, or into a ZIP file where the path ends so.',
    access: 'local',
    input: z.strictObject({
      ids,
      path: z.string().min(1),
      /** A ZIP file that is there already stays, unless it is to be replaced. */
      existing: existingFileSchema.default('number'),
      task: exportTask,
      ...exportManySchema.shape,
    }),
    output: manyReport,
  }),
  exportZip: defineRoute({
    summary: 'Pictures and their texts as a ZIP archive, for a download.',
    access: 'page',
    input: z.strictObject({
      ids,
      task: exportTask,
      ...exportManySchema.shape,
    }),
    output: fileBytesSchema,
  }),
  exportNames: defineRoute({
    summary:
      'File names that a template gives pictures: {name}, {label}, {seed}, {date}, {step}, {group}, {rating}, {size}, {index}.',
    access: 'page',
    input: z.strictObject({ ids, ...exportManySchema.shape }),
    output: z.array(z.string()),
  }),
  exportProfiles: defineRoute({
    summary:
      'ICC profiles other than sRGB that pictures, or those they were made from, came in with, and of how many.',
    access: 'page',
    input: z.strictObject({ ids }),
    output: z.array(z.object({ profile: z.string(), count: z.int() })),
  }),
  exportCredentials: defineRoute({
    summary:
      'How many pictures, or those they were made from, came in with content credentials (C2PA): no file that is written anew can have them.',
    access: 'page',
    input: z.strictObject({ ids }),
    output: z.object({ count: z.int() }),
  }),
  exportEstimate: defineRoute({
    summary: 'How many bytes the exported pictures will take.',
    access: 'page',
    input: z.strictObject({ ids, ...exportManySchema.shape }),
    output: z.object({ files: z.int(), bytes: z.int(), exact: z.boolean() }),
  }),
  endExportForecast: defineRoute({
    summary:
      'Gives up what is being encoded for an estimate or a preview: nobody looks at it any more.',
    access: 'page',
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  exportTexts: defineRoute({
    summary: 'Captions and ad copy of assets as text, CSV or JSON.',
    access: 'page',
    input: z.strictObject({ ids, format: z.enum(['txt', 'csv', 'json']) }),
    output: z.object({ name: z.string(), type: z.string(), text: z.string() }),
  }),
  moveTo: defineRoute({
    summary: 'Opens the library in another folder, making it there if there is none.',
    access: 'local',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: z.object({ folder: z.string() }),
  }),
}

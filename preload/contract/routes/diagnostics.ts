import * as z from 'zod'
import { diagnosticsReportSchema, libraryHealthSchema, libraryRepairSchema } from '../diagnostics'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

/** Names a long look at the library in `diagnostics.progress` and `diagnostics/cancel`. */
const run = { run: identifierSchema.optional() }

export const routes = {
  report: defineRoute({
    summary:
      'Versions, providers, memory, disks and the library in figures. Names no path unless details are asked for.',
    access: 'page',
    input: z.strictObject({ details: z.boolean().default(false) }),
    output: diagnosticsReportSchema,
  }),
  check: defineRoute({
    summary:
      'Checks the index and reads every file of the library: missing, changed and stray ones.',
    access: 'page',
    input: z.strictObject(run),
    output: libraryHealthSchema,
  }),
  repair: defineRoute({
    summary:
      'Makes index and files agree: takes in stray files, finds moved ones, puts entries without a file into the trash.',
    access: 'page',
    input: z.strictObject(run),
    output: libraryRepairSchema,
  }),
  rebuild: defineRoute({
    summary:
      'Makes the index anew from the files and what is readable of the old index, which is kept beside it.',
    access: 'page',
    input: z.strictObject(run),
    output: libraryRepairSchema,
  }),
  cancel: defineRoute({
    summary: 'Stops a check, a repair or a rebuild that is under way.',
    access: 'page',
    input: z.strictObject({ run: identifierSchema }),
    output: z.object({ cancelled: z.boolean() }),
  }),
  log: defineRoute({
    summary: 'The last lines of the log.',
    access: 'page',
    input: z.strictObject({ lines: z.int().min(1).max(5000).default(500) }),
    output: z.object({ text: z.string() }),
  }),
}

import * as z from 'zod'
import { jobSchema } from '../job'
import { lossCurveSchema } from '../lossCurve'
import { pythonStateSchema } from '../python'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

export const routes = {
  python: defineRoute({
    summary:
      'Whether there is a Python that can train a generator, and how to install what is missing. Looked for once; `again` looks anew.',
    access: 'page',
    input: z.strictObject({ again: z.boolean().default(false) }),
    output: pythonStateSchema,
  }),
  losses: defineRoute({
    summary:
      'How far what the newest training draws was from its pictures, from its start on; empty where none was worked on since a moment (milliseconds since 1970).',
    access: 'page',
    input: z.strictObject({ since: z.number().default(0) }),
    output: lossCurveSchema,
  }),
  finish: defineRoute({
    summary:
      'Ends the training of a generator that runs as a job, and keeps its model as it is by now; the job is done soon after.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: jobSchema,
  }),
  samples: defineRoute({
    summary:
      'What a generator in training draws by now, a row for each label, as the data address of a WebP; nothing where it has drawn none since a moment (milliseconds since 1970).',
    access: 'page',
    input: z.strictObject({ since: z.number() }),
    output: z.object({
      drawn: z.number().optional(),
      picture: z.string().optional(),
    }),
  }),
}

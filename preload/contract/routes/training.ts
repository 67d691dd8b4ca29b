import * as z from 'zod'
import { pythonStateSchema } from '../python'
import { defineRoute } from '../route'

export const routes = {
  python: defineRoute({
    summary:
      'Whether there is a Python that can train a generator, and how to install what is missing. Looked for once; `again` looks anew.',
    access: 'page',
    input: z.strictObject({ again: z.boolean().default(false) }),
    output: pythonStateSchema,
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

import * as z from 'zod'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'
import { taskSchema } from '../task'

export const routes = {
  list: defineRoute({
    summary: 'Exports and folder runs, the newest first.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(taskSchema),
  }),
  cancel: defineRoute({
    summary: 'Stops an export or a folder run; what is written whole stays.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: z.object({ cancelled: z.boolean() }),
  }),
  clear: defineRoute({
    summary: 'Forgets exports and folder runs that are over; all of them where no ids are given.',
    access: 'page',
    input: z.strictObject({ ids: z.array(identifierSchema).optional() }),
    output: z.array(taskSchema),
  }),
}

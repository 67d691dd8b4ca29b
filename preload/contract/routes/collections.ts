import * as z from 'zod'
import { collectionNameSchema, collectionSchema } from '../collection'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

const ids = z.array(identifierSchema).min(1).max(10_000)
const membership = z.strictObject({ id: identifierSchema, ids })

export const routes = {
  list: defineRoute({
    summary: 'Collections by their names, with how much is in them.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(collectionSchema),
  }),
  create: defineRoute({
    summary: 'Makes a collection, with some assets in it if wanted.',
    access: 'page',
    input: z.strictObject({
      name: collectionNameSchema,
      ids: z.array(identifierSchema).max(10_000).default([]),
    }),
    output: collectionSchema,
  }),
  rename: defineRoute({
    summary: 'Gives a collection another name.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, name: collectionNameSchema }),
    output: collectionSchema,
  }),
  delete: defineRoute({
    summary: 'Takes a collection away; its assets stay, and `restore` brings it back for 30 days.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: collectionSchema,
  }),
  restore: defineRoute({
    summary: 'Brings a deleted collection back with what was in it.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: collectionSchema,
  }),
  add: defineRoute({
    summary: 'Puts assets into a collection; tells which were not in it before.',
    access: 'page',
    input: membership,
    output: z.object({ changed: z.array(identifierSchema) }),
  }),
  remove: defineRoute({
    summary: 'Takes assets out of a collection; tells which were in it.',
    access: 'page',
    input: membership,
    output: z.object({ changed: z.array(identifierSchema) }),
  }),
  of: defineRoute({
    summary: 'Ids of the collections that hold all of some assets.',
    access: 'page',
    input: z.strictObject({ ids }),
    output: z.array(identifierSchema),
  }),
}

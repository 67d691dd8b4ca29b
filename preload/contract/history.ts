import * as z from 'zod'
import { assetWordsShape } from './asset'
import { collectionNameSchema } from './collection'
import { editSchema } from './edit'
import { identifierSchema } from './references'

/** A mask or a change of one: as the page packs it, deflated and in base64. The core only keeps it. */
export const packedSchema = z.string().max(96 * 2 ** 20)

const common = {
  id: identifierSchema,
  /** Names it in the interface, with its namespace. */
  labelKey: z.string().max(80),
}

const keptTextsSchema = z.strictObject({ id: identifierSchema, ...assetWordsShape })
/** Words of a picture: those that were changed. */
export type KeptTexts = z.infer<typeof keptTextsSchema>

const keptCopySchema = z.strictObject({
  id: identifierSchema,
  data: z.record(z.string(), z.unknown()),
})
/** A text that a step wrote, with its content. */
export type KeptCopy = z.infer<typeof keptCopySchema>

const keptCollectionSchema = z.strictObject({ name: collectionNameSchema, exists: z.boolean() })
/** A collection as it was at a time. */
export type KeptCollection = z.infer<typeof keptCollectionSchema>

/** One thing that can be taken back and done again. Both ways are whole states, so doing one twice does no harm. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('edit'), before: editSchema, after: editSchema }),
  z.strictObject({
    ...common,
    kind: z.literal('mask'),
    /** The picture that the mask lies on. */
    asset: identifierSchema,
    change: packedSchema,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('rating'),
    before: z.array(z.strictObject({ id: identifierSchema, rating: z.int().min(0).max(5) })),
    after: z.int().min(0).max(5),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('texts'),
    before: z.array(keptTextsSchema),
    after: z.array(keptTextsSchema),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('copy'),
    before: z.array(keptCopySchema),
    after: z.array(keptCopySchema),
    /** Texts that were left out, and went to the trash with it. */
    trashed: z.array(identifierSchema),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('collection'),
    collection: identifierSchema,
    before: keptCollectionSchema,
    after: keptCollectionSchema,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('membership'),
    collection: identifierSchema,
    ids: z.array(identifierSchema),
    /** True for putting into the collection, false for taking out of it. */
    member: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('trash'),
    ids: z.array(identifierSchema),
    /** True for moving to the trash, false for taking back from it. */
    trashed: z.boolean(),
  }),
])
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** What the library keeps of a change beside the history itself, written together with it. */
export const historyStateSchema = z.strictObject({
  edit: editSchema.optional(),
  /** The mask of an asset as it is now; null where nothing is painted any more. */
  mask: z.strictObject({ asset: identifierSchema, packed: packedSchema.nullable() }).optional(),
})
export type HistoryState = z.infer<typeof historyStateSchema>

/** What is on the screen: restored when the studio opens again. */
export const viewStateSchema = z.strictObject({
  edit: editSchema.optional(),
  /** Results that wait for a yes or no. */
  staged: z
    .strictObject({
      edits: z.array(editSchema).min(1).max(64),
      shown: z.int().min(0),
      step: z.string().max(64),
    })
    .optional(),
  /** Zoom in device pixels a picture pixel and the picture's point in the middle, unless it is fitted. */
  view: z.strictObject({ zoom: z.number().positive(), x: z.number(), y: z.number() }).optional(),
})
export type ViewState = z.infer<typeof viewStateSchema>

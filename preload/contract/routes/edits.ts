import * as z from 'zod'
import { assetSchema } from '../asset'
import { editSchema, maximumEditSteps } from '../edit'
import { fileBytesSchema } from '../fileBytes'
import { keptRepaintingSchema } from '../keptRepainting'
import { pictureViewSchema } from '../pictureView'
import { previewSteps } from '../previewSteps'
import { recipeStepSchema } from '../recipe'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'
import { definition as evaluation } from '../steps/evaluate.image'
import { definition as tiling } from '../steps/evaluate.tile'

const openEditSchema = z.object({ edit: editSchema, source: assetSchema, shown: assetSchema })

export const routes = {
  open: defineRoute({
    summary:
      'The edit that a picture shows: its source and its steps. Without one, the picture is its own source.',
    access: 'page',
    input: z.strictObject({ asset: identifierSchema }),
    output: openEditSchema,
  }),
  find: defineRoute({
    summary: 'The kept picture that some steps make of a source, where there is one.',
    access: 'page',
    input: z.strictObject({
      source: identifierSchema,
      steps: z.array(recipeStepSchema).max(maximumEditSteps),
    }),
    output: z.object({ asset: assetSchema.optional() }),
  }),
  measure: defineRoute({
    summary:
      'How like two pictures of one size are: PSNR, SSIM and colour difference, kept nowhere.',
    access: 'page',
    input: z.strictObject({ asset: identifierSchema, reference: identifierSchema }),
    output: evaluation.result,
  }),
  seams: defineRoute({
    summary:
      'How far the edges of a picture stick out where it is laid beside itself, kept nowhere.',
    access: 'page',
    input: z.strictObject({ asset: identifierSchema }),
    output: tiling.result,
  }),
  endMeasure: defineRoute({
    summary: 'Gives up what is being measured.',
    access: 'page',
    input: z.strictObject({}),
    output: z.object({}),
  }),
  view: defineRoute({
    summary:
      'What a screen shows of a picture with steps over it, as RGBA samples, kept nowhere; a newer question cancels an older one.',
    access: 'page',
    input: z.strictObject({
      asset: identifierSchema,
      steps: z.array(recipeStepSchema.extend({ step: z.enum(previewSteps) })).max(maximumEditSteps),
      view: pictureViewSchema,
    }),
    output: fileBytesSchema,
  }),
  endView: defineRoute({
    summary: 'Gives up what is being made for a view: nobody looks at it any more.',
    access: 'page',
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  mask: defineRoute({
    summary: 'The mask painted on a picture, as the page packed it.',
    access: 'page',
    input: z.strictObject({ asset: identifierSchema }),
    output: z.object({ packed: z.string().optional() }),
  }),
  repainting: defineRoute({
    summary: 'The mask of a step that was being painted anew over a source, where there is one.',
    access: 'page',
    input: z.strictObject({ source: identifierSchema }),
    output: z.object({ kept: keptRepaintingSchema.optional() }),
  }),
  keepRepainting: defineRoute({
    summary:
      'Keeps the mask of a step that is being painted anew; null once it is applied or given up.',
    access: 'page',
    maximumBytes: 128 * 2 ** 20,
    input: z.strictObject({ source: identifierSchema, kept: keptRepaintingSchema.nullable() }),
    output: z.object({}),
  }),
}

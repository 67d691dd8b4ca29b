import * as z from 'zod'

/** A label with its calibrated probability, 0..1. */
export const scoredLabelSchema = z.object({
  label: z.string(),
  probability: z.number(),
  title: z.object({ en: z.string(), 'zh-CN': z.string() }),
})
export type ScoredLabel = z.infer<typeof scoredLabelSchema>

/** A coarse map over a picture, row by row, 0..1: where a network looked. */
export const heatMapSchema = z.object({
  width: z.int(),
  height: z.int(),
  values: z.array(z.number()),
})
export type HeatMap = z.infer<typeof heatMapSchema>

/** A caption with its mean log-probability a word and each word's attention over the picture. */
export const captionSchema = z.object({
  text: z.string(),
  score: z.number(),
  words: z.array(z.object({ word: z.string(), attention: heatMapSchema.optional() })),
})
export type Caption = z.infer<typeof captionSchema>

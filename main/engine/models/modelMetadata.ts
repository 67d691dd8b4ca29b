import * as z from 'zod'
import { StudioError } from '../../../preload/contract/errors'
import { modelLabelSchema } from '../../../preload/contract/model'
import type { LoadedModel } from './loadedModel'

/** What each task's file says about itself; see docs/model-contract.md. */
const label = modelLabelSchema

export const generatorMetadata = z.object({
  latentSize: z.int().min(1).max(4096),
  size: z.int().min(8).max(4096),
  labels: z.array(label).min(1),
})

export const classifierMetadata = z.object({
  size: z.int().min(16).max(2048),
  temperature: z.number().positive(),
  realismTemperature: z.number().positive(),
  labels: z.array(label).min(1),
  coarse: z.array(z.object({ id: z.string(), en: z.string(), zh: z.string() })).default([]),
  unknownThreshold: z.number().min(0).max(1).default(0),
})
export type ClassifierMetadata = z.infer<typeof classifierMetadata>

export const captionDecoderMetadata = z.object({
  layers: z.int().min(1).max(64),
  heads: z.int().min(1).max(64),
  headDim: z.int().min(1).max(1024),
  memorySize: z.int().min(1).max(8192),
  maximumLength: z.int().min(2).max(512),
  product: z.object({ labels: z.array(z.string()) }).optional(),
})
export type CaptionDecoderMetadata = z.infer<typeof captionDecoderMetadata>

/** `{"words": [...]}`; the first four are `<pad>`, `<bos>`, `<eos>`, `<unk>`. */
export const captionVocabulary = z.object({ words: z.array(z.string()).min(5) })

export const upscalerMetadata = z.object({
  factor: z.int().min(2).max(8),
  halo: z.int().min(0).max(256),
  tile: z.int().min(32).max(4096),
})

export const inpainterMetadata = z.object({
  multiple: z.int().min(1).max(256),
  minimum: z.int().min(8).max(4096),
  maximum: z.int().min(32).max(8192),
})

export const denoiserMetadata = z.object({
  multiple: z.int().min(1).max(256),
  halo: z.int().min(0).max(256),
  tile: z.int().min(32).max(4096),
  /** Standard deviation, on a scale to 255, of the noise that level 1 stands for. */
  sigmaAtLevelOne: z.number().positive().max(255).default(50),
})

/** What was parsed, by what it was parsed from: a list of labels takes longer than some requests. */
const parsedBefore = new WeakMap<object, Map<z.ZodType, unknown>>()

/** A model's metadata as a schema wants it; `model-broken` where it is otherwise. */
export async function parseMetadata<Schema extends z.ZodType>(
  model: LoadedModel,
  schema: Schema,
  role?: string,
): Promise<z.output<Schema>> {
  const metadata = await model.metadata(role)
  const known = parsedBefore.get(metadata)?.get(schema)
  // What was made by this very schema.
  if (known !== undefined) return known as z.output<Schema>
  const parsed = schema.safeParse(metadata)
  if (parsed.success) {
    const bySchema = parsedBefore.get(metadata) ?? new Map<z.ZodType, unknown>()
    parsedBefore.set(metadata, bySchema.set(schema, parsed.data))
    return parsed.data
  }
  const issue = parsed.error.issues[0]
  const reason = `its metadata ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unusable'}`
  throw new StudioError('model-broken', { model: model.id, file: role ?? 'model', reason })
}

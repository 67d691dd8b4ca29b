import * as z from 'zod'

const modelTasks = ['generate', 'classify', 'caption', 'upscale', 'inpaint', 'denoise'] as const
const modelTaskSchema = z.enum(modelTasks)
export type ModelTask = z.infer<typeof modelTaskSchema>

/** Longest name of a model of the user. */
export const longestModelName = 60

/** Execution providers in order of preference; the names are ONNX Runtime's. */
export const executionProviders = ['cuda', 'dml', 'coreml', 'webgpu', 'cpu'] as const
export const executionProviderSchema = z.enum(executionProviders)
export type ExecutionProvider = z.infer<typeof executionProviderSchema>

/** A label of a network, named in every language. */
export const modelLabelSchema = z.object({
  id: z.string(),
  set: z.string(),
  en: z.string(),
  zh: z.string(),
  tileable: z.boolean().optional(),
  coarse: z.string().optional(),
})
export type ModelLabel = z.infer<typeof modelLabelSchema>

const modelFileSchema = z.strictObject({
  /** Role of the file within the model: `model`, `encoder`, `decoder`, `vocabulary`, `x2`, … */
  role: z.string(),
  file: z.string().regex(/^[A-Za-z0-9._-]+$/),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** One file of models/catalogue. */
export const catalogueEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  task: modelTaskSchema,
  title: z.strictObject({ en: z.string(), 'zh-CN': z.string() }),
  summary: z.strictObject({ en: z.string(), 'zh-CN': z.string() }),
  licence: z.string(),
  /** Terms the user has to know, such as research-only training data. */
  notice: z.strictObject({ en: z.string(), 'zh-CN': z.string() }).optional(),
  memoryMegabytes: z.int().positive(),
  /** `starter`: ships inside, under models/starter. `user`: the user's own, in the models folder. */
  source: z.enum(['starter', 'user']),
  files: z.array(modelFileSchema).min(1),
})
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>

/** A catalogue entry with what is on the disk. */
export const modelStatusSchema = catalogueEntrySchema.extend({
  state: z.enum(['ready', 'missing', 'broken']),
  labels: z.array(modelLabelSchema).optional(),
})
export type ModelStatus = z.infer<typeof modelStatusSchema>

import * as z from 'zod'
import { field } from '../field'
import { latentPointSchema } from '../latentPoint'
import { labelsField, modelField, promptField, seedField, truncationField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'generate.gan',
  panel: 'generate',
  order: 1,
  title: { en: 'Generate pictures', 'zh-CN': '生成图片' },
  summary: {
    en: 'Draws new pictures of garments, produce and materials with the generator network.',
    'zh-CN': '用生成网络绘制服装、果蔬与材质的新图片。',
  },
  input: 'none',
  output: 'images',
  model: 'generate',
  digitalSourceType: 'trainedAlgorithmicMedia',
  parameters: z.strictObject({
    labels: labelsField(),
    prompt: promptField(),
    count: field(z.int().min(1).max(64).default(4), {
      title: { en: 'Pictures', 'zh-CN': '数量' },
      help: {
        en: 'How many pictures in all; the labels take turns.',
        'zh-CN': '图片总数；多个标签轮流使用。',
      },
    }),
    seed: seedField(),
    truncation: truncationField(),
    around: field(latentPointSchema.optional(), {
      title: { en: 'Around', 'zh-CN': '围绕' },
      help: {
        en: 'Varies the picture that this seed (or point, 31:9121@0.2) stands for.',
        'zh-CN': '在该种子（或潜空间点，如 31:9121@0.2）所代表的图片附近变化。',
      },
      advanced: true,
    }),
    variation: field(z.number().min(0).max(1).default(0.25), {
      title: { en: 'Strength', 'zh-CN': '变化强度' },
      help: {
        en: 'How far a variation goes from the picture it is around: 0 is the same, 1 another one.',
        'zh-CN': '变体偏离原图的程度：0 为相同，1 为全新图片。',
      },
      control: 'slider',
      step: 0.01,
      advanced: true,
    }),
    model: modelField(),
  }),
  result: z.object({
    label: z.string(),
    index: z.int(),
    /** Where in the latent space it lies; older results without it lie at their seed. */
    point: latentPointSchema.optional(),
    /** Words of the prompt that the model does not know. */
    unknownWords: z.array(z.string()),
  }),
})

import * as z from 'zod'
import { field } from '../field'
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
    model: modelField(),
  }),
  result: z.object({
    label: z.string(),
    index: z.int(),
    /** Words of the prompt that the model does not know. */
    unknownWords: z.array(z.string()),
  }),
})

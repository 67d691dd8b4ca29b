import * as z from 'zod'
import { field } from '../field'
import { captionSchema } from '../results'
import { modelField, seedField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'describe.caption',
  panel: 'caption',
  order: 1,
  title: { en: 'Caption', 'zh-CN': '图片描述' },
  summary: {
    en: 'Describes the picture in a sentence (English), several ways, and shows where each word looked.',
    'zh-CN': '用一句英文以多种方式描述图片，并显示每个词关注的位置。',
  },
  input: 'image',
  output: 'data',
  model: 'caption',
  parameters: z.strictObject({
    method: field(z.enum(['beam', 'sample']).default('beam'), {
      title: { en: 'Method', 'zh-CN': '方法' },
      choices: {
        beam: { en: 'Most likely (beam search)', 'zh-CN': '最可能（束搜索）' },
        sample: { en: 'Varied (sampling)', 'zh-CN': '多样（采样）' },
      },
    }),
    beams: field(z.int().min(1).max(16).default(3), {
      title: { en: 'Beams', 'zh-CN': '束宽' },
      advanced: true,
    }),
    candidates: field(z.int().min(1).max(10).default(3), {
      title: { en: 'Candidates', 'zh-CN': '候选数' },
    }),
    temperature: field(z.number().min(0.1).max(2).default(0.8), {
      title: { en: 'Temperature', 'zh-CN': '温度' },
      control: 'slider',
      step: 0.05,
      advanced: true,
    }),
    attention: field(z.boolean().default(true), {
      title: { en: 'Attention maps', 'zh-CN': '注意力图' },
      advanced: true,
    }),
    seed: seedField(),
    model: modelField(),
  }),
  result: z.object({ captions: z.array(captionSchema) }),
})

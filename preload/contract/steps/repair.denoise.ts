import * as z from 'zod'
import { field } from '../field'
import { modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.denoise',
  panel: 'edit',
  order: 8,
  title: { en: 'Remove noise', 'zh-CN': '去噪' },
  summary: {
    en: 'Takes away sensor noise and JPEG blocks.',
    'zh-CN': '去除感光噪点与 JPEG 压缩块。',
  },
  input: 'image',
  output: 'images',
  model: 'denoise',
  digitalSourceType: 'algorithmicallyEnhanced',
  parameters: z.strictObject({
    strength: field(z.number().min(0).max(1).default(0.5), {
      title: { en: 'Strength', 'zh-CN': '强度' },
      control: 'slider',
      step: 0.05,
    }),
    model: modelField(),
  }),
  result: z.object({ tiles: z.int() }),
})

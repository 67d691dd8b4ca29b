import * as z from 'zod'
import { field } from '../field'
import { modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.denoise',
  panel: 'edit',
  order: 10,
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
    strength: field(z.number().min(0).max(1).default(1), {
      title: { en: 'Strength', 'zh-CN': '强度' },
      help: {
        en: 'The most that is taken away: 1 is for very strong noise, 0 leaves the picture alone.',
        'zh-CN': '去噪的上限：1 用于极强的噪点，0 则保持原图不变。',
      },
      control: 'slider',
      step: 0.05,
    }),
    adapt: field(z.boolean().default(true), {
      title: { en: 'Fit to picture', 'zh-CN': '按图片调节' },
      help: {
        en: 'Measures noise and JPEG blocks, and takes away no more than they call for. Without it the strength is used as it is.',
        'zh-CN': '测量噪点与 JPEG 压缩块，只去除相应的量。关闭后直接按所设强度处理。',
      },
    }),
    model: modelField(),
  }),
  result: z.object({ tiles: z.int(), level: z.number() }),
})

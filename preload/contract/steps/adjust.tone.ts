import * as z from 'zod'
import { field } from '../field'
import { amountField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'adjust.tone',
  panel: 'edit',
  order: 1,
  title: { en: 'Light and colour', 'zh-CN': '光线与色彩' },
  summary: {
    en: 'Exposure in linear light, contrast, highlights, shadows, saturation, temperature, tint and gamma.',
    'zh-CN': '曝光（线性光）、对比度、高光、阴影、饱和度、色温、色调与伽马。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    exposure: field(z.number().min(-5).max(5).default(0), {
      title: { en: 'Exposure', 'zh-CN': '曝光' },
      unit: 'EV',
      control: 'slider',
      step: 0.05,
    }),
    contrast: amountField('Contrast', '对比度'),
    highlights: amountField('Highlights', '高光'),
    shadows: amountField('Shadows', '阴影'),
    saturation: amountField('Saturation', '饱和度'),
    temperature: amountField('Temperature', '色温'),
    tint: amountField('Tint', '色调'),
    gamma: field(z.number().min(0.2).max(5).default(1), {
      title: { en: 'Gamma', 'zh-CN': '伽马' },
      control: 'slider',
      step: 0.05,
    }),
  }),
  result: z.object({}),
})

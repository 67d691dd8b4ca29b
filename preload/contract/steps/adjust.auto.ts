import * as z from 'zod'
import { field } from '../field'
import { defineStep } from '../step'
import { definition as tone } from './adjust.tone'

export const definition = defineStep({
  id: 'adjust.auto',
  panel: 'edit',
  order: 2,
  title: { en: 'Auto', 'zh-CN': '自动调整' },
  summary: {
    en: 'Chooses exposure, contrast and white balance from the histogram, and tells what it chose.',
    'zh-CN': '根据直方图选择曝光、对比度与白平衡，并说明所选数值。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    exposure: field(z.boolean().default(true), { title: { en: 'Exposure', 'zh-CN': '曝光' } }),
    contrast: field(z.boolean().default(true), { title: { en: 'Contrast', 'zh-CN': '对比度' } }),
    whiteBalance: field(z.boolean().default(true), {
      title: { en: 'White balance', 'zh-CN': '白平衡' },
    }),
    strength: field(z.number().min(0).max(1).default(1), {
      title: { en: 'Strength', 'zh-CN': '强度' },
      control: 'slider',
      step: 0.05,
    }),
  }),
  result: z.object({
    /** What it chose, as parameters of adjust.tone. */
    chosen: tone.parameters,
  }),
})

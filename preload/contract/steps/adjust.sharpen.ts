import * as z from 'zod'
import { field } from '../field'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'adjust.sharpen',
  panel: 'edit',
  order: 3,
  title: { en: 'Sharpen', 'zh-CN': '锐化' },
  summary: {
    en: 'Unsharp mask on the brightness: radius, amount, and a threshold that leaves smooth parts alone.',
    'zh-CN': '对亮度做反锐化掩模：半径、强度，以及保护平滑区域的阈值。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    radius: field(z.number().min(0.1).max(50).default(1.5), {
      title: { en: 'Radius', 'zh-CN': '半径' },
      help: { en: 'Sigma of the Gaussian.', 'zh-CN': '高斯模糊的标准差。' },
      unit: 'px',
      control: 'slider',
      step: 0.1,
    }),
    amount: field(z.number().min(0).max(5).default(0.8), {
      title: { en: 'Amount', 'zh-CN': '强度' },
      control: 'slider',
      step: 0.05,
    }),
    threshold: field(z.number().min(0).max(255).default(0), {
      title: { en: 'Threshold', 'zh-CN': '阈值' },
      help: {
        en: 'Differences below this many levels of 255 stay as they are.',
        'zh-CN': '低于此级差（满级 255）的部分保持不变。',
      },
      control: 'slider',
      step: 1,
    }),
  }),
  result: z.object({}),
})

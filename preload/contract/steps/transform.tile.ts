import * as z from 'zod'
import { field } from '../field'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'transform.tile',
  panel: 'edit',
  order: 11,
  title: { en: 'Make it tile', 'zh-CN': '无缝平铺' },
  summary: {
    en: 'Makes a texture that goes on without a seam when it is laid beside itself: opposite sides overlap and are joined where they differ least.',
    'zh-CN': '生成可无缝重复的纹理：让相对的两边重叠，沿差异最小处拼接。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    sides: field(z.enum(['both', 'across', 'down']).default('both'), {
      title: { en: 'Repeats', 'zh-CN': '重复方向' },
      choices: {
        both: { en: 'Both ways', 'zh-CN': '双向' },
        across: { en: 'Left to right', 'zh-CN': '左右' },
        down: { en: 'Top to bottom', 'zh-CN': '上下' },
      },
    }),
    overlap: field(z.number().min(0.05).max(0.45).default(0.2), {
      title: { en: 'Overlap', 'zh-CN': '重叠' },
      help: {
        en: 'How much of a side is given up for the join. More finds a better place to cut.',
        'zh-CN': '用于拼接的边长比例。越大越容易找到合适的接缝。',
      },
      control: 'slider',
      step: 0.01,
    }),
    evenLight: field(z.number().min(0).max(1).default(0.5), {
      title: { en: 'Even out light', 'zh-CN': '匀光' },
      help: {
        en: 'Takes out broad differences of brightness, which show as a pattern when repeated.',
        'zh-CN': '去除大范围的明暗差异，避免重复时显出花纹。',
      },
      control: 'slider',
      step: 0.05,
    }),
    keepSize: field(z.boolean().default(true), {
      title: { en: 'Keep the size', 'zh-CN': '保持尺寸' },
      help: {
        en: 'Enlarges the picture first by what the overlap takes. Off, the tile is smaller and not enlarged.',
        'zh-CN': '先放大图片以补回重叠部分。关闭时不放大，成品较小。',
      },
    }),
  }),
  result: z.object({
    width: z.number(),
    height: z.number(),
    /** How far the steps over the edges stick out from those within; 1 is not at all. */
    seamAcross: z.number(),
    seamDown: z.number(),
  }),
})

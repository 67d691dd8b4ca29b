import * as z from 'zod'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'evaluate.tile',
  panel: 'evaluate',
  order: 4,
  title: { en: 'Seams', 'zh-CN': '接缝' },
  summary: {
    en: 'Whether a texture shows a seam where it is laid beside itself: the steps over its edges, compared with those within.',
    'zh-CN': '检查纹理重复时是否显出接缝：比较跨边缘与内部的像素差。',
  },
  input: 'image',
  output: 'data',
  parameters: z.strictObject({}),
  result: z.object({
    /** How far the steps from the right edge to the left one stick out; 1 is not at all. */
    across: z.number(),
    /** The same from the bottom to the top. */
    down: z.number(),
  }),
})

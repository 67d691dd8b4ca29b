import * as z from 'zod'
import { field } from '../field'
import { imageReferenceSchema } from '../references'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'evaluate.image',
  panel: 'evaluate',
  order: 1,
  title: { en: 'Picture quality', 'zh-CN': '图像质量' },
  summary: {
    en: 'PSNR, SSIM and the CIEDE2000 colour difference against a reference picture of the same size.',
    'zh-CN': '与同尺寸参考图比较 PSNR、SSIM 与 CIEDE2000 色差。',
  },
  input: 'image',
  output: 'data',
  parameters: z.strictObject({
    reference: field(imageReferenceSchema, {
      title: { en: 'Reference', 'zh-CN': '参考图' },
      control: 'image',
    }),
  }),
  result: z.object({
    /** Decibels over RGB; "Infinity" for equal pictures, which JSON has no number for. */
    psnr: z.union([z.number(), z.literal('Infinity')]),
    /** Mean structural similarity over RGB. */
    ssim: z.number(),
    /** Mean CIEDE2000 difference, with its largest value. */
    deltaE: z.number(),
    deltaEMaximum: z.number(),
  }),
})

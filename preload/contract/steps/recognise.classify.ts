import * as z from 'zod'
import { field } from '../field'
import { heatMapSchema, scoredLabelSchema } from '../results'
import { modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'recognise.classify',
  panel: 'recognise',
  order: 1,
  title: { en: 'Recognise', 'zh-CN': '识别' },
  summary: {
    en: 'Says what is in a picture, how sure it is, where it looked, and whether the picture seems generated.',
    'zh-CN': '说明图片内容、把握程度、关注区域，以及图片是否像生成的。',
  },
  input: 'image',
  output: 'data',
  model: 'classify',
  parameters: z.strictObject({
    top: field(z.int().min(1).max(50).default(5), {
      title: { en: 'Labels shown', 'zh-CN': '显示标签数' },
    }),
    saliency: field(z.boolean().default(true), {
      title: { en: 'Show what it looked at', 'zh-CN': '显示关注区域' },
    }),
    model: modelField(),
  }),
  result: z.object({
    labels: z.array(scoredLabelSchema),
    /** Families of labels, such as Apple for every kind of apple. */
    coarse: z.array(scoredLabelSchema),
    /** True where no label is likely enough: the picture is none of what the model knows. */
    unknown: z.boolean(),
    /** Probability that the picture is a photograph rather than generated. */
    realism: z.number(),
    saliency: heatMapSchema.optional(),
  }),
})

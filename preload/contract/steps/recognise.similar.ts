import * as z from 'zod'
import { field } from '../field'
import { modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'recognise.similar',
  panel: 'recognise',
  order: 2,
  title: { en: 'Similar pictures', 'zh-CN': '相似图片' },
  summary: {
    en: 'Finds copies of the same picture and pictures that look alike, by what the recognition network sees in them.',
    'zh-CN': '依据识别网络的观察，找出同一图片的副本与相似的图片。',
  },
  input: 'set',
  output: 'data',
  model: 'classify',
  remembers: true,
  parameters: z.strictObject({
    like: field(z.int().min(0).max(9999).optional(), {
      title: { en: 'Like picture', 'zh-CN': '与哪张相似' },
      help: {
        en: 'Place among the pictures of the one that the others are compared with, from 0 on; left out, all are compared with each other.',
        'zh-CN': '其他图片与哪一张比较（从 0 起的序号）；不填则两两比较。',
      },
      advanced: true,
    }),
    model: modelField(),
  }),
  result: z.object({
    /** Pictures that were compared; those that cannot be read are left out. */
    pictures: z.int(),
    unreadable: z.int(),
    /** Places among the inputs of two pictures that are alike, the likest first; 1 is the same picture. */
    pairs: z.array(z.object({ first: z.int(), second: z.int(), likeness: z.number() })),
  }),
})

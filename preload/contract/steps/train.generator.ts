import * as z from 'zod'
import { field } from '../field'
import { modelField, newModelNameField, seedField, truthField } from '../sharedFields'
import { defineStep } from '../step'

/** Fewest pictures of a label that a generator learns from: of fewer it learns to draw those alone. */
export const leastOfGeneratorLabel = 24

export const definition = defineStep({
  id: 'train.generator',
  panel: 'train',
  order: 2,
  title: { en: 'Your own generator', 'zh-CN': '自己的生成器' },
  summary: {
    en: 'Teaches a generator to draw what your pictures show. It takes an hour or more, needs Python with PyTorch, and becomes a model beside the others.',
    'zh-CN':
      '教生成器绘制您图片中的内容。需要一小时或更久，并需要安装 PyTorch 的 Python；完成后成为一个可选的新模型。',
  },
  input: 'set',
  output: 'data',
  model: 'generate',
  apart: true,
  parameters: z.strictObject({
    name: newModelNameField(),
    truth: truthField(z.string().trim().max(80)),
    minutes: field(z.number().min(0.1).max(2880).default(60), {
      title: { en: 'Minutes', 'zh-CN': '分钟' },
      help: {
        en: 'How long it learns in all; what a cancelled training of the same pictures has learned counts. Reading the pictures comes on top.',
        'zh-CN': '总学习时长；同样图片的已取消训练计算在内。读取图片另需时间。',
      },
      step: 10,
    }),
    clean: field(z.boolean().default(true), {
      title: { en: 'Leave out copies', 'zh-CN': '去除重复图片' },
      help: {
        en: 'A picture that is there twice would be drawn twice as often.',
        'zh-CN': '重复的图片会被更频繁地画出。',
      },
    }),
    model: field(modelField(), {
      title: { en: 'Start from', 'zh-CN': '起点' },
      help: {
        en: 'The generator whose skill it starts with. With one of your own and the same pictures, its training goes on.',
        'zh-CN': '以哪个生成器的能力为起点。选择自己的生成器与相同图片时，将继续其训练。',
      },
      control: 'model',
    }),
    seed: field(seedField(), {
      title: { en: 'Seed', 'zh-CN': '种子' },
      help: {
        en: 'Where the training goes on after a stop depends on the time, so a seed repeats it nearly, not exactly.',
        'zh-CN': '训练的进度取决于时间，因此相同种子的结果相近，但不完全相同。',
      },
      control: 'seed',
      advanced: true,
    }),
  }),
  result: z.object({
    /** Id of the model that was made. */
    model: z.string(),
    name: z.string(),
    /** Pictures that were learned from. */
    pictures: z.int(),
    unreadable: z.int(),
    duplicates: z.int(),
    /** Labels with too few pictures. */
    leftOut: z.array(z.string()),
    labels: z.array(z.object({ label: z.string(), pictures: z.int() })),
    /** How often it looked at a picture, in all the training of these pictures. */
    shown: z.int(),
    minutes: z.number(),
  }),
})

import * as z from 'zod'
import { field } from '../field'
import { modelField, newModelNameField, seedField, truthField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'train.classifier',
  panel: 'train',
  order: 1,
  title: { en: 'Your own labels', 'zh-CN': '自己的标签' },
  summary: {
    en: 'Teaches recognition labels of your own from pictures that you have sorted. It becomes a model beside the others.',
    'zh-CN': '用您已分类的图片教会识别器自己的标签，并成为一个可选的新模型。',
  },
  input: 'set',
  output: 'data',
  model: 'classify',
  parameters: z.strictObject({
    name: newModelNameField(),
    truth: truthField(z.string().trim().max(80)),
    clean: field(z.boolean().default(true), {
      title: { en: 'Leave out copies', 'zh-CN': '去除重复图片' },
      help: {
        en: 'Pictures that look the same as another one teach nothing and flatter the measure.',
        'zh-CN': '几乎相同的图片没有教学作用，还会使测量结果虚高。',
      },
    }),
    views: field(z.int().min(0).max(12).default(4), {
      title: { en: 'Extra views', 'zh-CN': '增强视图' },
      help: {
        en: 'How often each picture is seen cropped, mirrored and in other light, besides as it is.',
        'zh-CN': '除原图外，每张图片以裁剪、镜像和不同光线再看几次。',
      },
      control: 'slider',
      step: 1,
    }),
    validation: field(z.number().min(0.1).max(0.5).default(0.2), {
      title: { en: 'Kept back', 'zh-CN': '留作测量' },
      help: {
        en: 'This share of every label is not learned from; accuracy is measured on it.',
        'zh-CN': '每个标签中不参与学习的比例，用于测量准确率。',
      },
      control: 'slider',
      step: 0.05,
    }),
    seed: field(seedField(), {
      title: { en: 'Seed', 'zh-CN': '种子' },
      help: {
        en: 'The same pictures and seed are split and varied in the same way.',
        'zh-CN': '相同的图片与种子会以相同方式划分和变化。',
      },
      control: 'seed',
      advanced: true,
    }),
    model: modelField(),
  }),
  result: z.object({
    /** Id of the model that was made. */
    model: z.string(),
    name: z.string(),
    /** Pictures that were learned from, and those that were kept back. */
    training: z.int(),
    validation: z.int(),
    unreadable: z.int(),
    duplicates: z.int(),
    /** Labels with too few pictures to learn and to measure. */
    leftOut: z.array(z.string()),
    /** On the pictures that were kept back. */
    accuracy: z.number(),
    recall: z.number(),
    /** Accuracy of always answering the commonest label. */
    baseline: z.number(),
    labels: z.array(
      z.object({
        label: z.string(),
        training: z.int(),
        validation: z.int(),
        recall: z.number(),
        precision: z.number(),
      }),
    ),
    confusions: z.array(z.object({ truth: z.string(), predicted: z.string(), count: z.int() })),
    /** Mean loss on the kept-back pictures after each pass. */
    losses: z.array(z.number()),
  }),
})

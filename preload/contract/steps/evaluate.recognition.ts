import * as z from 'zod'
import { modelField, truthField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'evaluate.recognition',
  panel: 'evaluate',
  order: 2,
  title: { en: 'Recognition accuracy', 'zh-CN': '识别准确率' },
  summary: {
    en: 'Accuracy, recall and precision of recognition over pictures whose true labels are known.',
    'zh-CN': '在已知真实标签的图片上测量识别的准确率、召回率与精确率。',
  },
  input: 'set',
  output: 'data',
  model: 'classify',
  parameters: z.strictObject({
    truth: truthField(),
    model: modelField(),
  }),
  result: z.object({
    /** Pictures that were measured; those that cannot be read or have no known label are left out. */
    pictures: z.int(),
    unreadable: z.int(),
    /** Names that are no label of the model. */
    unknownLabels: z.array(z.string()),
    accuracy: z.number(),
    /** Share of pictures whose label is among the five likeliest. */
    topFive: z.number(),
    /** Means over the labels that occur. */
    recall: z.number(),
    precision: z.number(),
    f1: z.number(),
    /** Expected calibration error, 15 bins. */
    calibrationError: z.number(),
    labels: z.array(
      z.object({
        label: z.string(),
        title: z.object({ en: z.string(), 'zh-CN': z.string() }),
        support: z.int(),
        recall: z.number(),
        precision: z.number(),
        f1: z.number(),
      }),
    ),
    /** Wrong answers by what they took for what, the most frequent first. */
    confusions: z.array(z.object({ truth: z.string(), predicted: z.string(), count: z.int() })),
    /** Pictures that were taken for something else, by their place among the inputs. */
    mistakes: z.array(
      z.object({
        index: z.int(),
        truth: z.string(),
        predicted: z.string(),
        probability: z.number(),
      }),
    ),
  }),
})

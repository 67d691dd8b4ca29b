import * as z from 'zod'
import { briefSchema } from '../brief'
import { field } from '../field'
import { languageSchema } from '../language'
import { scoredLabelSchema } from '../results'
import { seedField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'describe.adcopy',
  panel: 'caption',
  order: 2,
  title: { en: 'Ad copy', 'zh-CN': '广告文案' },
  summary: {
    en: 'Headline, body, call to action and hashtags from the picture and a brief, in English or Chinese.',
    'zh-CN': '根据图片与简报撰写标题、正文、行动号召和话题标签，支持中英文。',
  },
  input: 'image',
  output: 'data',
  model: 'caption',
  parameters: z.strictObject({
    brief: field(briefSchema.prefault({}), {
      title: { en: 'Brief', 'zh-CN': '简报' },
      control: 'brief',
    }),
    language: field(languageSchema.default('en'), {
      title: { en: 'Language', 'zh-CN': '语言' },
      choices: {
        en: { en: 'English', 'zh-CN': '英文' },
        'zh-CN': { en: 'Chinese (simplified)', 'zh-CN': '简体中文' },
      },
    }),
    variants: field(z.int().min(1).max(8).default(3), {
      title: { en: 'Variants', 'zh-CN': '版本数' },
    }),
    seed: seedField(),
  }),
  result: z.object({
    variants: z.array(
      z.object({
        headline: z.string(),
        body: z.string(),
        callToAction: z.string(),
        hashtags: z.array(z.string()),
        /** Characters of the whole text as the channel counts it. */
        characters: z.int(),
      }),
    ),
    language: languageSchema,
    channel: z.string(),
    characterLimit: z.int(),
    caption: z.string(),
    labels: z.array(scoredLabelSchema),
    colours: z.array(z.object({ id: z.string(), hex: z.string(), share: z.number() })),
    /** How the copy was written: the method, and what of it came from the picture and the brief. */
    method: z.object({
      kind: z.literal('grammar'),
      fromPicture: z.array(z.string()),
      fromBrief: z.array(z.string()),
    }),
  }),
})

import * as z from 'zod'
import { field } from '../field'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'evaluate.text',
  panel: 'evaluate',
  order: 3,
  title: { en: 'Text quality', 'zh-CN': '文本质量' },
  summary: {
    en: 'Lexical richness and coherence of a caption or ad copy, in English or Chinese.',
    'zh-CN': '测量描述或广告文案的词汇丰富度与连贯性，支持中英文。',
  },
  input: 'none',
  output: 'data',
  parameters: z.strictObject({
    text: field(z.string().trim().min(1).max(20_000), {
      title: { en: 'Text', 'zh-CN': '文本' },
      control: 'multiline',
    }),
    about: field(z.string().max(5000).default(''), {
      title: { en: 'What the picture shows', 'zh-CN': '图片内容' },
      help: {
        en: 'A caption or labels: how much of them the text takes up is measured too.',
        'zh-CN': '描述或标签：同时测量文本涵盖了其中多少内容。',
      },
      control: 'multiline',
    }),
  }),
  result: z.object({
    language: z.enum(['en', 'zh-CN']),
    words: z.int(),
    differentWords: z.int(),
    sentences: z.int(),
    /** Different words by words. */
    typeTokenRatio: z.number(),
    /** The same, as the mean over windows of 50 words: does not fall with length. */
    movingTypeTokenRatio: z.number(),
    /** Measure of textual lexical diversity; null under 10 words, where it says nothing. */
    lexicalDiversity: z.number().nullable(),
    /** Mean likeness of neighbouring sentences, 0..1; null for a single sentence. */
    adjacentCoherence: z.number().nullable(),
    /** Mean likeness of a sentence to the rest of the text, 0..1; null for a single sentence. */
    themeCoherence: z.number().nullable(),
    /** Share of what the picture shows that the text names, 0..1; null where nothing was said of it. */
    pictureCoverage: z.number().nullable(),
    /** Words of what the picture shows that the text does not name. */
    missing: z.array(z.string()),
  }),
})

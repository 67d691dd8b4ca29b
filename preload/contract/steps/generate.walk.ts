import * as z from 'zod'
import { field } from '../field'
import {
  labelsField,
  maximumSeed,
  modelField,
  promptField,
  seedField,
  truncationField,
} from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'generate.walk',
  panel: 'generate',
  order: 2,
  title: { en: 'Walk between pictures', 'zh-CN': '渐变漫步' },
  summary: {
    en: 'Frames that change from one seed or label into the next, by spherical interpolation.',
    'zh-CN': '用球面插值从一个种子或标签渐变到下一个的连续画面。',
  },
  input: 'none',
  output: 'images',
  model: 'generate',
  digitalSourceType: 'trainedAlgorithmicMedia',
  parameters: z.strictObject({
    labels: labelsField(),
    prompt: promptField(),
    seeds: field(z.array(z.int().min(0).max(maximumSeed)).max(16).default([]), {
      title: { en: 'Stations', 'zh-CN': '途经种子' },
      help: {
        en: 'Seeds to walk through. Without any, they follow from the seed below.',
        'zh-CN': '要经过的种子。留空则由下方种子推出。',
      },
      flag: 'station',
      advanced: true,
    }),
    frames: field(z.int().min(2).max(240).default(16), {
      title: { en: 'Frames', 'zh-CN': '帧数' },
    }),
    form: field(z.enum(['animation', 'strip', 'folder']).default('animation'), {
      title: { en: 'Result', 'zh-CN': '结果形式' },
      choices: {
        animation: { en: 'Animation (WebP)', 'zh-CN': '动画（WebP）' },
        strip: { en: 'Strip', 'zh-CN': '长条图' },
        folder: { en: 'Single pictures', 'zh-CN': '单张图片' },
      },
    }),
    framesPerSecond: field(z.number().min(1).max(60).default(8), {
      title: { en: 'Frames a second', 'zh-CN': '每秒帧数' },
      flag: 'fps',
    }),
    seed: seedField(),
    truncation: truncationField(),
    model: modelField(),
  }),
  result: z.object({
    labels: z.array(z.string()),
    seeds: z.array(z.int()),
    frames: z.int(),
    /** Place of this picture among the frames; 0 for a strip or an animation. */
    index: z.int(),
    unknownWords: z.array(z.string()),
  }),
})

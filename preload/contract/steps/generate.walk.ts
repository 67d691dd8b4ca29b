import * as z from 'zod'
import { field } from '../field'
import { latentPointSchema } from '../latentPoint'
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
    points: field(z.array(latentPointSchema).max(16).default([]), {
      title: { en: 'Points', 'zh-CN': '途经点' },
      help: {
        en: 'Points of the latent space to walk through, before the seeds: 31 or 31:9121@0.2.',
        'zh-CN': '要经过的潜空间点，排在种子之前：如 31 或 31:9121@0.2。',
      },
      flag: 'point',
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
    frame: field(z.int().min(0).max(239).optional(), {
      title: { en: 'Only this frame', 'zh-CN': '仅此帧' },
      help: {
        en: 'One single frame, counted from 0, instead of the whole walk.',
        'zh-CN': '只要其中一帧（从 0 数起），而非整段漫步。',
      },
      advanced: true,
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
    points: z.array(z.string()).optional(),
    frames: z.int(),
    /** Place of this picture among the frames; 0 for a strip or an animation. */
    index: z.int(),
    unknownWords: z.array(z.string()),
  }),
})

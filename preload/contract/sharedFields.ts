import * as z from 'zod'
import { field } from './field'
import { longestModelName } from './model'

/** Largest seed: seeds are unsigned 32-bit numbers. */
export const maximumSeed = 0xffff_ffff

/** A seed; where it is left out, the router draws one, so that the recipe repeats its result. */
export const seedField = () =>
  field(z.int().min(0).max(maximumSeed).optional(), {
    title: { en: 'Seed', 'zh-CN': '种子' },
    help: {
      en: 'The same seed draws the same picture again.',
      'zh-CN': '相同的种子会再次画出相同的图片。',
    },
    control: 'seed',
  })

/** Labels of the model, by id. */
export const labelsField = () =>
  field(z.array(z.string().min(1).max(80)).max(64).default([]), {
    title: { en: 'Labels', 'zh-CN': '标签' },
    help: {
      en: 'What to draw. Without a label and a prompt, any.',
      'zh-CN': '要画的内容。没有标签和提示词时任意选择。',
    },
    control: 'labels',
    flag: 'label',
  })

export const promptField = () =>
  field(z.string().max(500).default(''), {
    title: { en: 'Prompt', 'zh-CN': '提示词' },
    help: {
      en: 'A few words; those that the model knows choose its labels, the others are named.',
      'zh-CN': '几个词；模型认识的词用来选择标签，不认识的会列出。',
    },
    control: 'prompt',
  })

export const truncationField = () =>
  field(z.number().min(0).max(1.5).default(0.85), {
    title: { en: 'Variety', 'zh-CN': '多样性' },
    help: {
      en: 'Low stays near the typical picture, high dares more (the truncation of the latent).',
      'zh-CN': '低值接近典型图片，高值更大胆（潜变量截断）。',
    },
    control: 'slider',
    step: 0.05,
  })

/** Which model of the step's task runs; left out, the first one that is ready. */
export const modelField = () =>
  field(z.string().min(1).max(80).optional(), {
    title: { en: 'Model', 'zh-CN': '模型' },
    control: 'model',
    advanced: true,
  })

/** A slider from -limit to limit, 0 leaving the picture alone. */
export const amountField = (en: string, zh: string, limit = 100) =>
  field(z.number().min(-limit).max(limit).default(0), {
    title: { en, 'zh-CN': zh },
    control: 'slider',
    step: 1,
  })

/** What a model that is trained will be called. */
export const newModelNameField = () =>
  field(z.string().trim().min(1).max(longestModelName), {
    title: { en: 'Name', 'zh-CN': '名称' },
    help: {
      en: 'What the model will be called, such as "Our mugs".',
      'zh-CN': '模型的名称，例如“我们的杯子”。',
    },
    control: 'newModel',
  })

/** The label of each picture of a set. */
export const truthField = (label: z.ZodString = z.string().max(80)) =>
  field(z.array(label).max(10_000).default([]), {
    title: { en: 'True labels', 'zh-CN': '真实标签' },
    help: {
      en: "One for each picture, in order. Without any, each picture's folder is its label.",
      'zh-CN': '按顺序每张图片一个。留空则以图片所在文件夹名为标签。',
    },
  })

/** Whether a filling is drawn from pieces of its surroundings. */
export const textureField = (usual: 'auto' | 'always' = 'auto') =>
  field(z.enum(['auto', 'always', 'never']).default(usual), {
    title: { en: 'Texture', 'zh-CN': '纹理' },
    help: {
      en: 'Draws the filling from pieces of its surroundings, so that grass, sand or walls go on as sharp as they are. Large holes need it; lines and faces are better without.',
      'zh-CN':
        '用周围的小块来绘制填补内容，使草地、沙地或墙面保持同样清晰。大面积的洞需要它；线条和人脸则不用更好。',
    },
    choices: {
      auto: { en: 'In large holes', 'zh-CN': '仅大面积' },
      always: { en: 'Always', 'zh-CN': '始终' },
      never: { en: 'Never', 'zh-CN': '从不' },
    },
  })

/** What the texture is drawn from. Fixed where none is given: an edit that is opened again shows the same pixels. */
export const textureSeedField = () =>
  field(z.int().min(0).max(maximumSeed).default(0), {
    title: { en: 'Seed', 'zh-CN': '种子' },
    help: {
      en: 'Another seed draws the texture differently.',
      'zh-CN': '换一个种子会画出不同的纹理。',
    },
    advanced: true,
  })

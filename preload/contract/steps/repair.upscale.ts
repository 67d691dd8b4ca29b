import * as z from 'zod'
import { field } from '../field'
import { modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.upscale',
  panel: 'edit',
  order: 9,
  title: { en: 'Upscale', 'zh-CN': '放大' },
  summary: {
    en: 'Twice or four times the size, with detail drawn by a network.',
    'zh-CN': '放大两倍或四倍，由网络补充细节。',
  },
  input: 'image',
  output: 'images',
  model: 'upscale',
  digitalSourceType: 'algorithmicallyEnhanced',
  parameters: z.strictObject({
    factor: field(z.union([z.literal(2), z.literal(4)]).default(2), {
      title: { en: 'Factor', 'zh-CN': '倍数' },
      choices: { '2': { en: '2x', 'zh-CN': '2 倍' }, '4': { en: '4x', 'zh-CN': '4 倍' } },
    }),
    source: field(z.enum(['auto', 'clean', 'photo']).default('auto'), {
      title: { en: 'Source', 'zh-CN': '来源' },
      help: {
        en: 'Photo does not sharpen compression blocks. Auto: photo for JPEG, WebP and AVIF files.',
        'zh-CN': '“照片”不会锐化压缩块。自动：JPEG、WebP、AVIF 文件按照片处理。',
      },
      choices: {
        auto: { en: 'Auto', 'zh-CN': '自动' },
        clean: { en: 'Clean picture', 'zh-CN': '无压缩图片' },
        photo: { en: 'Compressed photo', 'zh-CN': '压缩照片' },
      },
      advanced: true,
    }),
    tile: field(z.int().min(0).max(2048).default(0), {
      title: { en: 'Tile', 'zh-CN': '分块' },
      help: { en: '0 lets the model choose.', 'zh-CN': '0 表示由模型决定。' },
      unit: 'px',
      zero: { en: 'automatic', 'zh-CN': '自动' },
      advanced: true,
    }),
    model: modelField(),
  }),
  result: z.object({ width: z.int(), height: z.int(), tile: z.int(), tiles: z.int() }),
})

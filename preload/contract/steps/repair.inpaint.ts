import * as z from 'zod'
import { field } from '../field'
import { imageReferenceSchema } from '../references'
import { modelField, textureField, textureSeedField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.inpaint',
  panel: 'edit',
  order: 7,
  title: { en: 'Erase and fill', 'zh-CN': '擦除与填补' },
  summary: {
    en: 'Fills what the mask paints white from its surroundings; everything else stays byte for byte.',
    'zh-CN': '依据周围内容填补蒙版涂白的部分；其余像素逐字节不变。',
  },
  input: 'image',
  output: 'images',
  model: 'inpaint',
  digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
  parameters: z.strictObject({
    mask: field(imageReferenceSchema, {
      title: { en: 'Mask', 'zh-CN': '蒙版' },
      help: {
        en: 'White is repaired. It has the size of the picture.',
        'zh-CN': '白色部分会被修复。尺寸与图片相同。',
      },
      control: 'mask',
    }),
    texture: textureField(),
    grow: field(z.int().min(0).max(64).default(2), {
      title: { en: 'Grow mask', 'zh-CN': '扩大蒙版' },
      unit: 'px',
      control: 'slider',
      step: 1,
    }),
    feather: field(z.int().min(0).max(64).default(6), {
      title: { en: 'Soft edge', 'zh-CN': '边缘柔化' },
      help: {
        en: 'Pixels over which the filling fades out, outside the mask.',
        'zh-CN': '填补内容在蒙版之外淡出的像素宽度。',
      },
      unit: 'px',
      control: 'slider',
      step: 1,
    }),
    seed: textureSeedField(),
    model: modelField(),
  }),
  result: z.object({ holes: z.int(), repairedPixels: z.int() }),
})
